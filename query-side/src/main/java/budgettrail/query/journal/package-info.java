/** Facts written to the tables of one generation, in bulk. */
@NullMarked
package budgettrail.query.journal;

import org.jspecify.annotations.NullMarked;
