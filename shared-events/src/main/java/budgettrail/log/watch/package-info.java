/** How the log is doing: its figures and its health, for whoever operates it. */
@NullMarked
package budgettrail.log.watch;

import org.jspecify.annotations.NullMarked;
