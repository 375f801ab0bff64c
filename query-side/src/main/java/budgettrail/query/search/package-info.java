/** Search of facts: its language, its page, its answers and what people keep of it. */
@NullMarked
package budgettrail.query.search;

import org.jspecify.annotations.NullMarked;
