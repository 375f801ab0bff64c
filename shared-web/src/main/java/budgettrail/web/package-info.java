/** What the HTTP of both sides shares. */
@NullMarked
package budgettrail.web;

import org.jspecify.annotations.NullMarked;
