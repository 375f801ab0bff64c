/** Whole files of facts, all or nothing. */
@NullMarked
package budgettrail.command.importing;

import org.jspecify.annotations.NullMarked;
