/** Contracts of lines: what they reserve and what was paid under them. */
@NullMarked
package budgettrail.query.commitment;

import org.jspecify.annotations.NullMarked;
