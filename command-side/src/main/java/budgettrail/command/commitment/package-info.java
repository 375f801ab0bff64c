/** Contracts that reserve money. */
@NullMarked
package budgettrail.command.commitment;

import org.jspecify.annotations.NullMarked;
