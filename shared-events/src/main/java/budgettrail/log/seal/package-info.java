/**
 * The log sealed: a tree of hashes over its stored bytes, signed heads of it, and the look at
 * whether all is as it was.
 */
@NullMarked
package budgettrail.log.seal;

import org.jspecify.annotations.NullMarked;
