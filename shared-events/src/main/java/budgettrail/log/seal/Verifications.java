package budgettrail.log.seal;

import budgettrail.log.seal.VerificationProgress.State;
import budgettrail.seal.VerifierKey;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Recomputes the log on demand, one at a time on any node, beside all recording. What it sees is
 * the log as of one moment.
 */
public final class Verifications implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Verifications.class);
    private static final long TELL_EVERY = Duration.ofMillis(500).toNanos();
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final DataSource database;
    private final SealFolder folder;
    private final VerificationSql told;
    private volatile boolean stopping;
    private volatile @Nullable Thread running;

    Verifications(DataSource database, SealFolder folder) {
        this.database = database;
        this.folder = folder;
        this.told = new VerificationSql(JdbcClient.create(database));
    }

    /** Somebody asked for its end. */
    private static final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Begins to recompute what stands behind a position; not if another is running on any node.
     *
     * @param by who asked for it
     */
    public boolean start(String by, long after) {
        var begun = begin(by, after);
        begun.ifPresent(
                work -> running = Thread.ofPlatform().name("verification").daemon().start(work));
        return begun.isPresent();
    }

    /** The same, to its end. */
    Optional<VerificationProgress> run(String by, long after) {
        return begin(by, after)
                .flatMap(
                        work -> {
                            work.run();
                            return told.last();
                        });
    }

    /** Asks the running one to end, on whichever node it is; whether there is one. */
    public boolean cancel(String by) {
        return told.cancel(by);
    }

    /** The running or else the last one. */
    public Optional<VerificationProgress> last() {
        return told.last();
    }

    private Optional<Runnable> begin(String by, long after) {
        try {
            var connection = database.getConnection();
            try {
                if (lock(connection, "pg_try_advisory_lock")) {
                    var job = told.begin(by, after, Math.max(after, head(connection)));
                    return Optional.of(() -> work(connection, job, after));
                }
                connection.close();
                return Optional.empty();
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The log could not be verified", e);
        }
    }

    private static boolean lock(Connection connection, String function) throws SQLException {
        try (var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "SELECT " + function + "(" + VerificationSql.LOCK + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static long head(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "SELECT coalesce(max(position), 0) FROM log.event")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void work(Connection locked, long job, long after) {
        var faults = new Faults();
        var state = State.FAILED;
        try (locked) {
            try {
                recompute(locked, job, after, faults);
                state = State.DONE;
            } catch (Cancelled asked) {
                state = State.CANCELLED;
                LOG.info("Verification {} was cancelled", job);
            } catch (SQLException | IOException | RuntimeException e) {
                LOG.error("Verification {} failed", job, e);
            }
            told.end(job, state, faults);
            if (faults.count() > 0) {
                LOG.error(
                        "Verification {} found {} faults in the log, the first: {}",
                        job,
                        faults.count(),
                        faults.first().getFirst());
            }
            lock(locked, "pg_advisory_unlock");
        } catch (SQLException | RuntimeException e) {
            LOG.error("The end of verification {} could not be told", job, e);
        }
    }

    private void recompute(Connection connection, long job, long after, Faults faults)
            throws SQLException, IOException {
        var witness = folder.heads(); // First: whatever it has seen, the database has kept.
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            recompute(connection, witness, key(), job, after, faults);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private void recompute(
            Connection connection,
            List<Head> witness,
            @Nullable VerifierKey key,
            long job,
            long after,
            Faults faults)
            throws SQLException {
        var heads = new SealedHeads(key, faults);
        heads.take(connection, witness, after);
        var telling = new Telling(job, heads.sealed(), faults);
        var reached = new Recomputation(connection, heads, faults, telling::tell).run(after);
        told.tell(job, reached, heads.sealed(), faults);
    }

    private @Nullable VerifierKey key() throws IOException {
        return folder.verifierKey().orElse(null);
    }

    private final class Telling {
        private final long job;
        private final long sealed;
        private final Faults faults;
        private long last = System.nanoTime() - TELL_EVERY;

        Telling(long job, long sealed, Faults faults) {
            this.job = job;
            this.sealed = sealed;
            this.faults = faults;
        }

        void tell(long position) {
            if (stopping) {
                throw new Cancelled();
            }
            var now = System.nanoTime();
            if (now - last > TELL_EVERY) {
                last = now;
                if (told.tell(job, position, sealed, faults)) {
                    throw new Cancelled();
                }
            }
        }
    }

    /** What is half done is done again, whenever somebody asks for it. */
    @Override
    public void close() {
        stopping = true;
        var aside = running;
        try {
            if (aside != null) {
                aside.join(GRACE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
