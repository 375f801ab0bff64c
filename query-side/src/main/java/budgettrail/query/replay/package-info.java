/** The posting of facts once more, to be compared with what is read, and thrown away. */
@NullMarked
package budgettrail.query.replay;

import org.jspecify.annotations.NullMarked;
