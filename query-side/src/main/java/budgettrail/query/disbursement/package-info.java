/** Payments, read. */
@NullMarked
package budgettrail.query.disbursement;

import org.jspecify.annotations.NullMarked;
