/** Projects, read. */
@NullMarked
package budgettrail.query.project;

import org.jspecify.annotations.NullMarked;
