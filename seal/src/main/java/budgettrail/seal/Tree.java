package budgettrail.seal;

import java.util.ArrayList;
import java.util.List;

/** Roots and proofs of a tree whose complete parts are known (RFC 6962, section 2.1). */
public final class Tree {
    private final Nodes nodes;
    private final Hasher hasher = new Hasher();

    public Tree(Nodes nodes) {
        this.nodes = nodes;
    }

    /** A complete part of a tree, aligned. */
    record Part(int level, long index) {}

    /** The root of the first so many leaves. */
    public Hash root(long size) {
        return range(0, size);
    }

    /** That the leaf is among the first so many. */
    public InclusionProof inclusion(long leaf, long size) {
        if (leaf < 0 || leaf >= size) {
            throw new IllegalArgumentException("Leaf " + leaf + " is not among " + size);
        }
        var path = new ArrayList<Hash>();
        climb(leaf, 0, size, path);
        return new InclusionProof(leaf, size, path);
    }

    private void climb(long leaf, long from, long to, List<Hash> path) {
        if (to - from == 1) {
            return;
        }
        var middle = from + largestPowerBelow(to - from);
        if (leaf < middle) {
            climb(leaf, from, middle, path);
            path.add(range(middle, to));
        } else {
            climb(leaf, middle, to, path);
            path.add(range(from, middle));
        }
    }

    /** That the first {@code size} leaves begin with the first {@code before} ones. */
    public ConsistencyProof consistency(long before, long size) {
        if (before < 0 || before > size) {
            throw new IllegalArgumentException(before + " leaves are no beginning of " + size);
        }
        var path = new ArrayList<Hash>();
        if (before > 0 && before < size) {
            descend(before, 0, size, true, path);
        }
        return new ConsistencyProof(before, size, path);
    }

    private void descend(long before, long from, long to, boolean known, List<Hash> path) {
        if (before == to - from) {
            if (!known) {
                path.add(range(from, to));
            }
            return;
        }
        var half = largestPowerBelow(to - from);
        if (before <= half) {
            descend(before, from, from + half, known, path);
            path.add(range(from + half, to));
        } else {
            descend(before - half, from + half, to, false, path);
            path.add(range(from, from + half));
        }
    }

    /** The root of the leaves from one to before another, a whole subtree of some tree. */
    private Hash range(long from, long to) {
        return together(
                parts(from, to).stream().map(part -> nodes.at(part.level(), part.index())).toList(),
                hasher);
    }

    /** From left to right, each as large as can be. */
    static List<Part> parts(long from, long to) {
        var parts = new ArrayList<Part>();
        var at = from;
        while (at < to) {
            var level = 63 - Long.numberOfLeadingZeros(to - at);
            if (at > 0) {
                level = Math.min(level, Long.numberOfTrailingZeros(at));
            }
            parts.add(new Part(level, at >> level));
            at += 1L << level;
        }
        return parts;
    }

    /** The root of parts that become smaller from left to right. */
    static Hash together(List<Hash> parts, Hasher hasher) {
        if (parts.isEmpty()) {
            return hasher.nothing();
        }
        var root = parts.getLast();
        for (var left = parts.size() - 2; left >= 0; left--) {
            root = hasher.node(parts.get(left), root);
        }
        return root;
    }

    private static long largestPowerBelow(long size) {
        return Long.highestOneBit(size - 1);
    }
}
