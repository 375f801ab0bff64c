/**
 * How a group of lines stands on a day: amounts, rates with their lights and reasons, and the way
 * to the facts behind each.
 */
@NullMarked
package budgettrail.query.summary;

import org.jspecify.annotations.NullMarked;
