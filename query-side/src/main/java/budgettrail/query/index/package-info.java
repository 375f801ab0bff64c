/** What facts are found by, kept in segments beside the log: which facts a question finds. */
@NullMarked
package budgettrail.query.index;

import org.jspecify.annotations.NullMarked;
