package budgettrail.log.seal;

import budgettrail.log.Transactions;
import budgettrail.seal.Frontier;
import budgettrail.seal.Hash;
import budgettrail.seal.Hasher;
import budgettrail.seal.MissingNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The tree as far as this process has hashed it, fact by fact, from a head on that was signed: no
 * hash is ever signed because somebody stored it. Not for several threads.
 */
final class GrowingTree {
    private Frontier frontier = new Frontier();
    private boolean whole;

    /** How many facts it has. */
    long size() {
        return frontier.size();
    }

    Hash root() {
        return frontier.root();
    }

    /**
     * Whether it is known to end where a transaction did, and so no command is in it by half. Else
     * it is not to be signed.
     */
    boolean isWhole() {
        return whole;
    }

    /**
     * Hashes what stands behind it, and stores what is not stored yet. In a transaction, which is
     * committed.
     *
     * @param stored how many facts have their hashes in the tables
     * @param signed the largest head that covers no more; none if none was ever signed
     * @param most about so many, and what was recorded together with the last of them
     * @return how many facts were hashed
     */
    int grow(Connection connection, long stored, Optional<Head> signed, int most)
            throws SQLException {
        if (frontier.size() > stored || frontier.size() < signed.map(Head::size).orElse(0L)) {
            frontier = signed.isEmpty() ? new Frontier() : known(connection, signed.get());
        }
        try {
            var parts = new NewParts();
            var added = add(connection, stored, parts, most);
            parts.insert(connection);
            connection.commit();
            return added;
        } catch (SQLException | RuntimeException | Error e) {
            frontier = new Frontier(); // It is taken from what is stored next time.
            throw e;
        }
    }

    private static Frontier known(Connection connection, Head signed) {
        try {
            var frontier = Frontier.of(signed.size(), new Parts(connection));
            if (frontier.root().equals(signed.checkpoint().root())) {
                return frontier;
            }
            throw new SealBroken(
                    "the hashes of the first %d facts are not those that were signed"
                            .formatted(signed.size()));
        } catch (MissingNode lost) {
            throw new SealBroken("hashes of the tree are lost: " + lost.getMessage());
        }
    }

    private int add(Connection connection, long stored, NewParts parts, int most)
            throws SQLException {
        var growth = new Growth(stored, parts, new ArrayList<>());
        var hasher = new Hasher();
        var added = take(connection, most, growth, hasher);
        whole = added < most; // That was all there is.
        if (!whole) {
            var end = Transactions.end(connection, size());
            added += take(connection, end.orElse(size()) - size(), growth, hasher);
            whole = end.isPresent();
        }
        var known = new Parts(connection);
        growth.again().forEach(part -> compare(known, part));
        return added;
    }

    /** The next ones, so many at most; how many there were. */
    private int take(Connection connection, long most, Growth growth, Hasher hasher)
            throws SQLException {
        var taken = 0;
        try (var leaves = Leaves.from(connection, frontier.size() + 1, most)) {
            for (var leaf = leaves.next(); leaf != null; leaf = leaves.next()) {
                if (leaf.position() != frontier.size() + 1) {
                    throw new SealBroken("fact %d is not there".formatted(frontier.size() + 1));
                }
                frontier.add(leaf.hash(hasher), growth);
                taken++;
            }
        }
        return taken;
    }

    private record Complete(int level, long index, Hash root) {
        long end() {
            return index + 1 << level;
        }
    }

    /** What is not stored is to be; what is, because a crash came before its head, is the same. */
    private record Growth(long stored, NewParts parts, List<Complete> again)
            implements Frontier.Growth {
        @Override
        public void complete(int level, long index, Hash root) {
            var complete = new Complete(level, index, root);
            if (complete.end() > stored) {
                parts.complete(level, index, root);
            } else if (level % Parts.HEIGHT == 0) {
                again.add(complete);
            }
        }
    }

    private static void compare(Parts known, Complete part) {
        var hash = known.stored(part.level() / Parts.HEIGHT, part.index());
        if (!Objects.equals(part.root(), hash)) {
            throw new SealBroken(
                    "facts up to %d do not have the hashes that were stored".formatted(part.end()));
        }
    }
}
