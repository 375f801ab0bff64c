/**
 * What every reading has in common: the moment it looks at, who looks, and how answers are written.
 */
@NullMarked
package budgettrail.query.reading;

import org.jspecify.annotations.NullMarked;
