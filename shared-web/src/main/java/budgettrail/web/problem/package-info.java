/** Answers to what cannot be done: problem+json with stable codes. */
@NullMarked
package budgettrail.web.problem;

import org.jspecify.annotations.NullMarked;
