package budgettrail.seal;

import java.util.ArrayList;
import java.util.List;

/**
 * A tree that grows at its end, of which only the roots of its complete parts are kept: from left
 * to right one for each bit of its size. Not for several threads.
 */
public final class Frontier {
    private final Hasher hasher = new Hasher();
    private final List<Hash> roots = new ArrayList<>();
    private long size;

    /** Told of every complete part that comes to be, the leaf itself first. */
    public interface Growth {
        /**
         * @param level two to the power of so many leaves
         * @param index how many parts of this level stand left of it
         */
        void complete(int level, long index, Hash root);
    }

    /** Without leaves. */
    public Frontier() {}

    /** As large as a tree whose parts are known. */
    public static Frontier of(long size, Nodes nodes) {
        var frontier = new Frontier();
        for (var part : Tree.parts(0, size)) {
            frontier.roots.add(nodes.at(part.level(), part.index()));
        }
        frontier.size = size;
        return frontier;
    }

    public long size() {
        return size;
    }

    public void add(Hash leaf) {
        add(leaf, (_, _, _) -> {});
    }

    /** Adds a leaf; says which parts it completes. */
    public void add(Hash leaf, Growth growth) {
        var root = leaf;
        growth.complete(0, size, root);
        var level = 0;
        for (var before = size; (before & 1) == 1; before >>= 1) {
            root = hasher.node(roots.removeLast(), root);
            level++;
            growth.complete(level, before >> 1, root);
        }
        roots.add(root);
        size++;
    }

    /** The root of the whole. */
    public Hash root() {
        return Tree.together(roots, hasher);
    }
}
