/** Two moments side by side: what differs, and the way to the facts that made it. */
@NullMarked
package budgettrail.query.comparison;

import org.jspecify.annotations.NullMarked;
