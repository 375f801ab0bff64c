/** Units and projects, read. */
@NullMarked
package budgettrail.query.reference;

import org.jspecify.annotations.NullMarked;
