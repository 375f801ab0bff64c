package budgettrail.seal;

import java.util.List;

/**
 * That a tree begins with the leaves of an earlier one (RFC 9162, section 2.1.4).
 *
 * @param before the size of the earlier one
 * @param size the size of the later one
 */
public record ConsistencyProof(long before, long size, List<Hash> path) {
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** Whether it shows that between the two roots leaves were only added. */
    public boolean holds(Hash rootBefore, Hash root) {
        if (before < 0 || before > size) {
            return false;
        }
        if (before == size) {
            return path.isEmpty() && rootBefore.equals(root);
        }
        if (before == 0) {
            return path.isEmpty() && rootBefore.equals(new Hasher().nothing());
        }
        return holdsBetween(rootBefore, root);
    }

    private boolean holdsBetween(Hash rootBefore, Hash root) {
        var at = before - 1;
        var last = size - 1;
        while ((at & 1) == 1) {
            at >>= 1;
            last >>= 1;
        }
        var next = 0;
        Hash first;
        if (at == 0) { // The earlier tree is a complete part of the later one: its root is known.
            first = rootBefore;
        } else if (path.isEmpty()) {
            return false;
        } else {
            first = path.get(next++);
        }
        var hasher = new Hasher();
        var ofBefore = first;
        var ofAll = first;
        for (; next < path.size(); next++) {
            if (last == 0) {
                return false;
            }
            var beside = path.get(next);
            if ((at & 1) == 1 || at == last) {
                ofBefore = hasher.node(beside, ofBefore);
                ofAll = hasher.node(beside, ofAll);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                ofAll = hasher.node(ofAll, beside);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && ofBefore.equals(rootBefore) && ofAll.equals(root);
    }
}
