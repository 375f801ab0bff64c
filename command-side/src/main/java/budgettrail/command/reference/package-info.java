/** Units, codes and projects. */
@NullMarked
package budgettrail.command.reference;

import org.jspecify.annotations.NullMarked;
