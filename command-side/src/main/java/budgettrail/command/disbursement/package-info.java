/** Payments, refunds, corrections. */
@NullMarked
package budgettrail.command.disbursement;

import org.jspecify.annotations.NullMarked;
