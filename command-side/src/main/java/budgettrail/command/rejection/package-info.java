/** Refusals: one sealed family with stable codes. */
@NullMarked
package budgettrail.command.rejection;

import org.jspecify.annotations.NullMarked;
