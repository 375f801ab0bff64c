/** What is written down of answers before they go out. */
@NullMarked
package budgettrail.web.reads;

import org.jspecify.annotations.NullMarked;
