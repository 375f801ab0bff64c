/**
 * What proves that nothing was changed, for whoever has only the JDK: the tree of hashes of RFC
 * 6962, heads of it signed as C2SP checkpoints, and proofs of inclusion and consistency.
 */
@NullMarked
package budgettrail.seal;

import org.jspecify.annotations.NullMarked;
