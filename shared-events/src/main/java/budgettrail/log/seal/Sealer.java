package budgettrail.log.seal;

import budgettrail.log.SessionLock;
import budgettrail.seal.Checkpoint;
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
 * it goes on where the tree ends, so nothing is sealed twice or never. The witness is shown each
 * head; only some of them are kept, and each that is given to somebody.
 */
public final class Sealer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);
    private static final long LOOK_EVERY_MS = 1_000;
    private static final long GRACE_S = 10;

    /** About so many facts at most between two heads, and between two that are kept. */
    private static final int MOST_FACTS = 20_000;

    private final DataSource database;
    private final SealFolder folder;
    private final WitnessGuard guard;
    private final Clock clock;
    private final ScheduledExecutorService pace =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("sealer").daemon().factory());
    private final KeptHeads kept;
    private final GrowingTree tree = new GrowingTree();
    private @Nullable SigningKey key;
    private Optional<Head> witnessed = Optional.empty();
    private volatile @Nullable Head newest;
    private volatile @Nullable String trouble;

    Sealer(DataSource database, SealFolder folder, WitnessGuard guard, Clock clock) {
        this.database = database;
        this.folder = folder;
        this.guard = guard;
        this.clock = clock;
        this.kept = new KeptHeads(folder, MOST_FACTS);
    }

    /** Seals from now on, about once a second. */
    void start() {
        pace.scheduleWithFixedDelay(this::seal, 0, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
    }

    /** Seals all there is; what is in the way is told by {@link #trouble}. */
    synchronized void seal() {
        try {
            while (!pace.isShutdown() && sealSome() >= MOST_FACTS) {}
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
        try (var connection = database.getConnection();
                var _ = IdleLimit.on(connection)) {
            guard.lookIfHindered(connection);
            var lock = SessionLock.take(connection, SealSql.SEALING).orElse(null);
            if (lock == null) { // Another node seals, or somebody takes a head.
                folder.newest().filter(seen -> seen.size() > sealed()).ifPresent(it -> newest = it);
                return 0;
            }
            try (lock) {
                connection.setAutoCommit(false);
                return sealSome(connection);
            }
        }
    }

    private int sealSome(Connection connection) throws SQLException, IOException {
        var sealed = SealSql.sealed(connection);
        beSure(connection, sealed);
        var signing = key(connection, sealed > 0);
        var before = kept.newest(connection, signing.verifier());
        if (sealed < sizeOf(before)) {
            throw new SealBroken("hashes of the tree are lost: there are only " + sealed);
        }
        if (sizeOf(before) > sizeOf(witnessed)) {
            witnessed = before;
        }
        var signed = sizeOf(witnessed) > sealed ? before : witnessed;
        var hashed = tree.grow(connection, sealed, signed, MOST_FACTS);
        if (tree.isWhole() && tree.size() > sizeOf(witnessed)) {
            var head = head(signing);
            folder.pass(head); // Again next time, if it cannot be written now.
            witnessed = Optional.of(head);
        }
        if (tree.size() == sizeOf(witnessed) && tree.size() > 0) {
            var head = witnessed.get();
            if (kept.isDue(head, before, clock.instant())) {
                kept.keep(connection, head);
            }
            newest = head;
        }
        return hashed;
    }

    /** Two histories under one key would prove nothing: the log may be another since the start. */
    private void beSure(Connection connection, long sealed) throws SQLException, IOException {
        if (sizeOf(witnessed) != sealed) {
            witnessed = folder.newest();
            if (sizeOf(witnessed) > sealed) {
                guard.look(connection, witnessed);
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

    private Head head(SigningKey signing) {
        var checkpoint =
                new Checkpoint(
                        signing.verifier().name(),
                        tree.size(),
                        tree.root(),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return new Head(checkpoint, signing.sign(checkpoint.text()));
    }

    /**
     * A log has one key for good, which bears its name. A new one is made only for a log that was
     * never sealed.
     */
    private SigningKey key(Connection connection, boolean isSealed)
            throws SQLException, IOException {
        var name = SealSql.name(connection);
        var known = key;
        if (known == null) {
            known = folder.key().orElse(null);
        }
        if (known == null && isSealed) {
            throw new SealBroken(
                    "the key that signed it is not in %s: restore that folder"
                            .formatted(folder.path().toAbsolutePath()));
        }
        if (known == null) {
            known = folder.createKey(name);
        }
        if (!known.verifier().name().equals(name)) {
            throw new SealBroken(
                    "the key in %s is of another log, %s, and this one is called %s: move that whole folder away"
                            .formatted(
                                    folder.path().toAbsolutePath(), known.verifier().name(), name));
        }
        key = known;
        return known;
    }

    /**
     * The newest head for whoever takes it away: it is kept before. If that is not possible now,
     * the newest that is; none if this process knows of none.
     */
    public Optional<Head> give() {
        var signed = newest;
        if (signed != null && signed.equals(kept.last()) || guard.objection() != null) {
            return Optional.ofNullable(kept.last());
        }
        try (var connection = database.getConnection();
                var _ = IdleLimit.on(connection);
                var _ = SessionLock.await(connection, SealSql.SEALING)) {
            var verifier = folder.verifierKey();
            if (verifier.isPresent()) {
                var before = kept.newest(connection, verifier.get());
                if (signed != null && signed.size() > sizeOf(before)) {
                    kept.keep(connection, signed);
                }
            }
        } catch (SQLException | IOException | RuntimeException e) {
            LOG.warn("The newest head cannot be given: {}", e.getMessage());
        }
        return Optional.ofNullable(kept.last());
    }

    /** The same of one that covers so many facts, if there is one: it need not be the newest. */
    Optional<Head> given(long facts) {
        var last = kept.last();
        var isEnough = last != null && last.size() >= facts || sealed() < facts;
        return isEnough ? Optional.ofNullable(last) : give();
    }

    /** The newest head, perhaps not kept yet; none if nothing is sealed yet. */
    public Optional<Head> newest() {
        return Optional.ofNullable(newest);
    }

    /** How many facts the newest head covers. */
    long sealed() {
        return sizeOf(newest());
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
