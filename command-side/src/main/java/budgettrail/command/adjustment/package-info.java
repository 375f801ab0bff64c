/** Supplements, reductions, virements, exemptions, freezes. */
@NullMarked
package budgettrail.command.adjustment;

import org.jspecify.annotations.NullMarked;
