/** The page of a department: how far its budget is executed, as of any day. */
@NullMarked
package budgettrail.query.dashboard;

import org.jspecify.annotations.NullMarked;
