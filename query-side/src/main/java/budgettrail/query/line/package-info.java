/** Budget lines, read. */
@NullMarked
package budgettrail.query.line;

import org.jspecify.annotations.NullMarked;
