package budgettrail.log.seal;

import budgettrail.log.SessionLock;
import budgettrail.seal.Checkpoint;
import budgettrail.seal.Frontier;
import budgettrail.seal.Hasher;
import budgettrail.seal.MissingNode;
import budgettrail.seal.SigningKey;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the log at its own pace and seals what is new: hashes the stored bytes, adds them to the
 * tree and signs its head. It only reads the log, so whatever keeps it never keeps a payment; and
 * it goes on from the newest head, so nothing is sealed twice or never.
 */
public final class Sealer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);
    private static final long LOOK_EVERY_MS = 1_000;
    private static final long GRACE_S = 10;

    /** Most facts that one head adds. */
    private static final int MOST_FACTS = 20_000;

    private final DataSource database;
    private final SealFolder folder;
    private final WitnessGuard guard;
    private final Clock clock;
    private final ScheduledExecutorService pace =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("sealer").daemon().factory());
    private @Nullable SigningKey key;
    private Frontier frontier = new Frontier();
    private Optional<Head> witnessed = Optional.empty();
    private volatile @Nullable Head newest;
    private volatile @Nullable String trouble;

    Sealer(DataSource database, SealFolder folder, WitnessGuard guard, Clock clock) {
        this.database = database;
        this.folder = folder;
        this.guard = guard;
        this.clock = clock;
    }

    /** Seals from now on, about once a second. */
    void start() {
        pace.scheduleWithFixedDelay(this::seal, 0, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
    }

    /** Seals all there is; what is in the way is told by {@link #trouble}. */
    synchronized void seal() {
        try {
            while (!pace.isShutdown() && sealSome() == MOST_FACTS) {}
            trouble = null;
        } catch (SQLException | IOException | RuntimeException | Error e) {
            var message = String.valueOf(e.getMessage());
            if (!message.equals(trouble)) {
                LOG.warn("The log is not sealed at the moment: {}", message, e);
            }
            trouble = message;
        }
    }

    /** How many facts were added to the tree. */
    private int sealSome() throws SQLException, IOException {
        try (var connection = database.getConnection()) {
            var lock = SessionLock.take(connection, SealSql.SEALING).orElse(null);
            if (lock == null) {
                return 0;
            }
            try (lock) {
                connection.setAutoCommit(false);
                return sealSome(connection);
            }
        }
    }

    private int sealSome(Connection connection) throws SQLException, IOException {
        var before = SealSql.newest(connection);
        beSure(connection, before);
        var signing = key(connection, before);
        before.ifPresent(it -> newest = it);
        witness(before);
        var parts = new NewParts();
        var added = add(connection, sizeOf(before), parts);
        if (added > 0) {
            var head = head(signing);
            parts.insert(connection);
            SealSql.insert(connection, head);
            connection.commit();
            newest = head;
            witness(Optional.of(head));
        }
        return added;
    }

    /** Two histories under one key would prove nothing: the log may be another since the start. */
    private void beSure(Connection connection, Optional<Head> before)
            throws SQLException, IOException {
        if (sizeOf(witnessed) != sizeOf(before)) {
            witnessed = folder.newest();
            if (sizeOf(witnessed) > sizeOf(before)) {
                guard.look(connection, witnessed.get());
            }
        }
        var objection = guard.objection();
        if (objection != null) {
            throw new SealBroken(objection);
        }
    }

    private static long sizeOf(Optional<Head> head) {
        return head.map(Head::size).orElse(0L);
    }

    private int add(Connection connection, long sealed, NewParts parts) throws SQLException {
        if (frontier.size() != sealed) {
            frontier = known(connection, sealed);
        }
        var hasher = new Hasher();
        var added = 0;
        try (var leaves = Leaves.from(connection, sealed + 1, MOST_FACTS)) {
            for (var leaf = leaves.next(); leaf != null; leaf = leaves.next()) {
                if (leaf.position() != frontier.size() + 1) {
                    frontier = new Frontier(); // It is taken from what is stored next time.
                    throw new SealBroken("fact %d is not there".formatted(sealed + added + 1));
                }
                frontier.add(leaf.hash(hasher), parts);
                added++;
            }
        } catch (SQLException | RuntimeException e) {
            frontier = new Frontier();
            throw e;
        }
        return added;
    }

    private static Frontier known(Connection connection, long sealed) {
        try {
            return Frontier.of(sealed, new Parts(connection));
        } catch (MissingNode lost) {
            throw new SealBroken("hashes of the tree are lost: " + lost.getMessage());
        }
    }

    private Head head(SigningKey signing) {
        var checkpoint =
                new Checkpoint(
                        signing.verifier().name(),
                        frontier.size(),
                        frontier.root(),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return new Head(checkpoint, signing.sign(checkpoint.text()));
    }

    /** A log has one key for good. A new one is made only for a log that was never sealed. */
    private SigningKey key(Connection connection, Optional<Head> before)
            throws SQLException, IOException {
        var known = key;
        if (known == null) {
            known = folder.key().orElse(null);
        }
        if (known == null && before.isPresent()) {
            throw new SealBroken(
                    "the key that signed it is not in %s: restore that folder"
                            .formatted(folder.path().toAbsolutePath()));
        }
        if (known == null) {
            known = folder.createKey(SealSql.name(connection));
        }
        if (before.isPresent()
                && !before.get().equals(newest) // That one was looked at before.
                && !known.verifier().signed(before.get().note())) {
            throw new SealBroken(
                    "its newest head is not signed by the key in %s"
                            .formatted(folder.path().toAbsolutePath()));
        }
        key = known;
        return known;
    }

    /** A head whose way to the witness was cut off by a crash is brought there later. */
    private void witness(Optional<Head> head) throws IOException {
        if (sizeOf(head) > sizeOf(witnessed)) {
            folder.witness(head.orElseThrow());
            witnessed = head;
        }
    }

    /** The newest head; none if nothing is sealed yet. */
    public Optional<Head> newest() {
        return Optional.ofNullable(newest);
    }

    /** What keeps the log from being sealed; null if nothing does. */
    public @Nullable String trouble() {
        return trouble;
    }

    /** Where key and witness are. */
    public SealFolder folder() {
        return folder;
    }

    @Override
    public void close() {
        pace.shutdown();
        try {
            pace.awaitTermination(GRACE_S, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
