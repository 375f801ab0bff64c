/** The sealed log, carried out of the system in one file that anybody can check without it. */
@NullMarked
package budgettrail.query.export;

import org.jspecify.annotations.NullMarked;
