/** The budget line: its state, and how decisions about it are asked for and given. */
@NullMarked
package budgettrail.command.line;

import org.jspecify.annotations.NullMarked;
