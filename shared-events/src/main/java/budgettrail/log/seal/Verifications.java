package budgettrail.log.seal;

import budgettrail.log.SessionLock;
import budgettrail.log.seal.VerificationProgress.State;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
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

    /**
     * The last one that says something of the whole log: that found something, that failed, or that
     * came from the beginning to the end. One of a part that passed takes nothing back.
     */
    public Optional<VerificationProgress> telling() {
        return told.telling();
    }

    private Optional<Runnable> begin(String by, long after) {
        try {
            var connection = database.getConnection();
            try {
                var lock = SessionLock.take(connection, VerificationSql.LOCK);
                if (lock.isPresent()) {
                    return Optional.of(begin(connection, lock.get(), by, after));
                }
                connection.close();
                return Optional.empty();
            } catch (SQLException | RuntimeException | Error e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The log could not be verified", e);
        }
    }

    private Runnable begin(Connection connection, SessionLock lock, String by, long after)
            throws SQLException {
        try {
            var job = told.begin(by, after, Math.max(after, SealSql.logged(connection)));
            return () -> work(connection, lock, job, after);
        } catch (SQLException | RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    private void work(Connection connection, SessionLock lock, long job, long after) {
        var faults = new Faults();
        var state = State.FAILED;
        try (connection;
                lock) {
            try {
                recompute(connection, job, after, faults);
                state = State.DONE;
            } catch (Cancelled asked) {
                state = State.CANCELLED;
                LOG.info("Verification {} was cancelled", job);
            } catch (SQLException | IOException | RuntimeException | Error e) {
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
        } catch (SQLException | RuntimeException e) {
            LOG.error("The end of verification {} could not be told", job, e);
        }
    }

    private void recompute(Connection connection, long job, long after, Faults faults)
            throws SQLException, IOException {
        var key = folder.verifierKey();
        if (key.isEmpty()) {
            if (told.hasHeads()) {
                throw new IOException("The key of the seal is not in " + folder.path());
            }
            return; // Nothing was ever sealed.
        }
        var heads = new SealedHeads(key.get(), faults);
        folder.heads(heads::witness); // First: whatever it has seen, the database has kept.
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
        }
        heads.take(connection, after);
        var telling = new Telling(job, heads.sealed(), faults);
        var reached = new Recomputation(connection, heads, faults, telling::tell).run(after);
        told.tell(job, reached, heads.sealed(), faults);
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
