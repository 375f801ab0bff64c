/** Adjustments of lines, their exemptions, and what they do to the adjustment rate. */
@NullMarked
package budgettrail.query.adjustment;

import org.jspecify.annotations.NullMarked;
