/** What the facts add up to: postings, figures, rates, and the reading of them. */
@NullMarked
package budgettrail.query;

import org.jspecify.annotations.NullMarked;
