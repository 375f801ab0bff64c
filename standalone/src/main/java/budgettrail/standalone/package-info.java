/** What one process needs besides the two sides: a PostgreSQL of its own, and a greeting. */
@NullMarked
package budgettrail.standalone;

import org.jspecify.annotations.NullMarked;
