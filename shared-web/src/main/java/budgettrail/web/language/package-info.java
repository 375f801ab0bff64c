/** Languages and messages. */
@NullMarked
package budgettrail.web.language;

import org.jspecify.annotations.NullMarked;
