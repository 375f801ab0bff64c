/** What auditors were given, and what anybody took away: written down, and shown. */
@NullMarked
package budgettrail.query.reads;

import org.jspecify.annotations.NullMarked;
