/** Works that take their time, as pages and the API tell of them. */
@NullMarked
package budgettrail.query.job;

import org.jspecify.annotations.NullMarked;
