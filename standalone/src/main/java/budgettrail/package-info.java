/** Both sides and an embedded PostgreSQL in one process. */
@NullMarked
package budgettrail;

import org.jspecify.annotations.NullMarked;
