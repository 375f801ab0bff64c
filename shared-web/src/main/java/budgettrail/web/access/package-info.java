/** Accounts, roles, and who may do what. */
@NullMarked
package budgettrail.web.access;

import org.jspecify.annotations.NullMarked;
