/** The end of the year. */
@NullMarked
package budgettrail.command.carryover;

import org.jspecify.annotations.NullMarked;
