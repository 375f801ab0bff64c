/** Exact amounts. */
@NullMarked
package budgettrail.event.money;

import org.jspecify.annotations.NullMarked;
