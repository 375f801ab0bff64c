/** What may happen. */
@NullMarked
package budgettrail.command;

import org.jspecify.annotations.NullMarked;
