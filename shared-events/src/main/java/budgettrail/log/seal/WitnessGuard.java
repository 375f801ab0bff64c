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
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the log with its witness: when it is opened, and whenever the witness is found ahead of
 * it. A log that was restored from an older copy, or replaced, has fewer facts than its witness has
 * seen, or another root; to record in it would make two histories. What keeps it from looking is a
 * hindrance until it has looked.
 */
public final class WitnessGuard implements WriteGuard {
    private static final Logger LOG = LoggerFactory.getLogger(WitnessGuard.class);

    private final SealFolder folder;
    private volatile @Nullable String objection;
    private volatile @Nullable String hindrance;

    private WitnessGuard(SealFolder folder) {
        this.folder = folder;
    }

    /** Looks at both. If it cannot, nothing is recorded yet, and reading goes on. */
    static WitnessGuard of(DataSource database, SealFolder folder) {
        var guard = new WitnessGuard(folder);
        try {
            var seen = folder.newest();
            if (seen.isPresent()) {
                try (var connection = database.getConnection()) {
                    guard.look(connection, seen);
                }
            }
        } catch (UnusableKey broken) {
            guard.object(broken);
        } catch (SQLException | IOException | RuntimeException e) {
            guard.hinderedBy(e);
        }
        return guard;
    }

    /** Looks at both if it could not before. */
    void lookIfHindered(Connection connection) throws SQLException, IOException {
        if (hindrance != null) {
            try {
                look(connection, folder.newest());
                LOG.info("The log could be compared with its witness");
            } catch (UnusableKey broken) {
                object(broken);
            }
        }
    }

    /** Objects from now on if the log does not begin with what the newest head says. */
    void look(Connection connection, Optional<Head> newest) throws SQLException {
        try {
            var found = newest.isPresent() ? objection(connection, newest.get()) : null;
            if (found != null) {
                object(found);
            }
            hindrance = null;
        } catch (SQLException | RuntimeException e) {
            hinderedBy(e);
            throw e;
        }
    }

    private void object(UnusableKey broken) {
        object("it cannot be compared with its witness: " + broken.getMessage());
        hindrance = null;
    }

    private void object(String why) {
        LOG.error("Nothing is recorded: {} (witness: {})", why, folder.path());
        objection = why;
    }

    private void hinderedBy(Exception e) {
        if (hindrance == null) {
            LOG.error("Nothing is recorded until the log is compared with its witness", e);
        }
        hindrance = "it cannot be compared with its witness: " + e.getMessage();
    }

    private static @Nullable String objection(Connection connection, Head seen)
            throws SQLException {
        var name = SealSql.name(connection);
        if (!seen.checkpoint().origin().equals(name)) {
            return "the log is called %s, the one that was sealed %s"
                    .formatted(name, seen.checkpoint().origin());
        }
        var size = seen.size();
        var facts = SealSql.logged(connection);
        if (facts < size) {
            return "the log has %d facts, but %d were sealed: it is an older copy"
                    .formatted(facts, size);
        }
        try {
            SealSql.newest(connection); // That is none if it cannot be read.
            return root(connection, size).equals(seen.checkpoint().root())
                    ? null
                    : "the first %d facts are not those that were sealed".formatted(size);
        } catch (MissingNode | SealBroken lost) {
            return "what was sealed cannot be compared: " + lost.getMessage();
        }
    }

    /** Of what is stored; what is sealed no further is hashed anew. */
    private static Hash root(Connection connection, long size) throws SQLException {
        var sealed = SealSql.sealed(connection);
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

    @Override
    public @Nullable String hindrance() {
        return hindrance;
    }
}
