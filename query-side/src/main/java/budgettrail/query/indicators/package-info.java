/** Figures and rates of every scope, as JSON and as the official tables. */
@NullMarked
package budgettrail.query.indicators;

import org.jspecify.annotations.NullMarked;
