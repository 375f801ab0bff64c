/** What an auditor asks of the log: its seal, whether it still holds, and receipts to keep. */
@NullMarked
package budgettrail.query.audit;

import org.jspecify.annotations.NullMarked;
