/** Exact sums of postings, and the one place where a ratio is formed of them. */
@NullMarked
package budgettrail.query.figures;

import org.jspecify.annotations.NullMarked;
