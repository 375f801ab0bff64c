/** The facts behind a figure, and how a fact is told. */
@NullMarked
package budgettrail.query.fact;

import org.jspecify.annotations.NullMarked;
