/**
 * Tables of pages as values: what a page shows and what its files hold are made of the same cells.
 */
@NullMarked
package budgettrail.query.sheet;

import org.jspecify.annotations.NullMarked;
