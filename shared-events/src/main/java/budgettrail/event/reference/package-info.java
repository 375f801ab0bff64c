/** Facts about units, codes and projects, and their names. */
@NullMarked
package budgettrail.event.reference;

import org.jspecify.annotations.NullMarked;
