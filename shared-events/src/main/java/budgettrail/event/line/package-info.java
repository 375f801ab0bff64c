/** Facts about one budget line: the stream, one file a feature. */
@NullMarked
package budgettrail.event.line;

import org.jspecify.annotations.NullMarked;
