package budgettrail.log.seal;

import budgettrail.log.WriteGuard;
import budgettrail.seal.Frontier;
import budgettrail.seal.Hash;
import budgettrail.seal.Hasher;
import budgettrail.seal.MissingNode;
import budgettrail.seal.Tree;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the log with its witness once, when it is opened. A log that was restored from an older
 * copy, or replaced, is behind it or has another root; to record in it would make two histories.
 */
public final class WitnessGuard implements WriteGuard {
    private static final Logger LOG = LoggerFactory.getLogger(WitnessGuard.class);

    private final @Nullable String objection;

    private WitnessGuard(@Nullable String objection) {
        this.objection = objection;
    }

    /**
     * Looks at both.
     *
     * @throws IOException if the witness cannot be read
     */
    static WitnessGuard of(DataSource database, SealFolder folder)
            throws SQLException, IOException {
        var seen = folder.newest();
        if (seen.isEmpty()) {
            return new WitnessGuard(null);
        }
        try (var connection = database.getConnection()) {
            var objection = objection(connection, seen.get());
            if (objection != null) {
                LOG.error("Nothing is recorded: {} (witness: {})", objection, folder.path());
            }
            return new WitnessGuard(objection);
        }
    }

    private static @Nullable String objection(Connection connection, Head seen)
            throws SQLException {
        var size = seen.size();
        var facts = facts(connection);
        if (facts < size) {
            return "the log has %d facts, but %d were sealed: it is an older copy"
                    .formatted(facts, size);
        }
        try {
            return root(connection, size).equals(seen.checkpoint().root())
                    ? null
                    : "the first %d facts are not those that were sealed".formatted(size);
        } catch (MissingNode | SealBroken lost) {
            return "what was sealed cannot be compared: " + lost.getMessage();
        }
    }

    private static long facts(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "SELECT coalesce(max(position), 0) FROM log.event")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Of what is stored; what is sealed no further is hashed anew. */
    private static Hash root(Connection connection, long size) throws SQLException {
        var sealed = SealSql.newest(connection).map(Head::size).orElse(0L);
        var parts = new Parts(connection);
        if (sealed >= size) {
            return new Tree(parts).root(size);
        }
        var frontier = Frontier.of(sealed, parts);
        var hasher = new Hasher();
        try (var leaves = Leaves.from(connection, sealed + 1, size - sealed)) {
            for (var leaf = leaves.next(); leaf != null; leaf = leaves.next()) {
                frontier.add(leaf.hash(hasher));
            }
        }
        return frontier.root();
    }

    @Override
    public @Nullable String objection() {
        return objection;
    }
}
