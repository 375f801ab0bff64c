/**
 * The shell around the decisions: Axon, the register, retries, idempotency. It holds no rule of the
 * budget.
 */
@NullMarked
package budgettrail.command.shell;

import org.jspecify.annotations.NullMarked;
