/** What facts say that they follow from. */
@NullMarked
package budgettrail.query.cause;

import org.jspecify.annotations.NullMarked;
