/** What follows the log and keeps the live generation up to date. */
@NullMarked
package budgettrail.query.projection;

import org.jspecify.annotations.NullMarked;
