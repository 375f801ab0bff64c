package budgettrail.seal;

import java.util.List;

/**
 * That a leaf is in a tree (RFC 9162, section 2.1.3).
 *
 * @param leaf counted from 0
 * @param size of the tree
 * @param path the hashes beside the way from the leaf to the root
 */
public record InclusionProof(long leaf, long size, List<Hash> path) {
    public InclusionProof {
        path = List.copyOf(path);
    }

    /** Whether it shows that a leaf of this hash is in the tree of this root. */
    public boolean holds(Hash leafHash, Hash root) {
        if (leaf < 0 || leaf >= size) {
            return false;
        }
        var hasher = new Hasher();
        var reached = leafHash;
        var at = leaf;
        var last = size - 1;
        for (var beside : path) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                reached = hasher.node(beside, reached);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                reached = hasher.node(reached, beside);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && reached.equals(root);
    }
}
