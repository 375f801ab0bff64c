/** Opening lines and their initial budget. */
@NullMarked
package budgettrail.command.appropriation;

import org.jspecify.annotations.NullMarked;
