/** Works that are done once at a time on any node, and watched while they are. */
@NullMarked
package budgettrail.log.job;

import org.jspecify.annotations.NullMarked;
