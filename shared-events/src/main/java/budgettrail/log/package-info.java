/** The log that keeps the facts: schema, codec, append, read. */
@NullMarked
package budgettrail.log;

import org.jspecify.annotations.NullMarked;
