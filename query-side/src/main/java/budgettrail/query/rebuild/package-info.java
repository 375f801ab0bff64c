/** The making of the views anew, while they are read. */
@NullMarked
package budgettrail.query.rebuild;

import org.jspecify.annotations.NullMarked;
