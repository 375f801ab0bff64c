/**
 * What every page has in common: the question it answers, the frame around it, how amounts look.
 */
@NullMarked
package budgettrail.query.page;

import org.jspecify.annotations.NullMarked;
