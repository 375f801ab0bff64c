package budgettrail.log.seal;

import budgettrail.log.job.Aside;
import budgettrail.log.job.Asked;
import budgettrail.log.job.Cancelled;
import budgettrail.log.job.Guard;
import budgettrail.log.job.Progress.State;
import budgettrail.log.job.Stopped;
import budgettrail.log.job.Telling;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Recomputes the log on demand, one at a time on any node, beside all recording. What it sees is
 * the log as of one moment.
 */
public final class Verifications implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Verifications.class);

    private final DataSource database;
    private final SealFolder folder;
    private final VerificationSql told;
    private final Aside aside = new Aside("verification");

    Verifications(DataSource database, SealFolder folder) {
        this.database = database;
        this.folder = folder;
        this.told = new VerificationSql(JdbcClient.create(database));
    }

    /**
     * Begins to recompute what stands behind a position; not if another is running on any node.
     *
     * @param by who asked for it
     */
    public boolean start(String by, long after) {
        var begun = begin(by, after);
        begun.ifPresent(aside::start);
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
     * What is known of the whole log: the last one that came from the beginning to the end; one
     * since, if it found more, or failed where that one found nothing. So whatever was found stands
     * until another has seen the whole log.
     */
    public Optional<VerificationProgress> telling() {
        return told.telling();
    }

    /** The last one that came from the beginning to the end. */
    Optional<VerificationProgress> whole() {
        return told.whole();
    }

    private Optional<Runnable> begin(String by, long after) {
        return Guard.take(database, VerificationSql.LOCK).map(guard -> begin(guard, by, after));
    }

    private Runnable begin(Guard guard, String by, long after) {
        try {
            var job = told.begin(by, after, Math.max(after, SealSql.logged(guard.connection())));
            return () -> work(guard, job, after);
        } catch (SQLException e) {
            guard.close();
            throw new IllegalStateException("The log could not be verified", e);
        } catch (RuntimeException | Error e) {
            guard.close();
            throw e;
        }
    }

    private void work(Guard guard, long job, long after) {
        var faults = new Faults();
        var state = State.FAILED;
        try (guard) {
            try {
                recompute(guard.connection(), job, after, faults);
                state = State.DONE;
            } catch (Cancelled _) {
                state = State.CANCELLED;
            } catch (Stopped _) {
                state = State.CANCELLED;
                LOG.info("Verification {} ended with its node", job);
            } catch (SQLException | IOException | RuntimeException | Error e) {
                LOG.error("Verification {} failed", job, e);
            }
            told.end(job, state, faults);
            write(job, faults);
        } catch (RuntimeException e) {
            LOG.error("The end of verification {} could not be told", job, e);
        }
    }

    /** Into the log of operations. */
    private void write(long job, Faults faults) {
        if (faults.count() > 0) {
            LOG.error(
                    "Verification {} found {} faults in the log, the first: {}",
                    job,
                    faults.count(),
                    faults.first().getFirst());
        }
        told.last()
                .filter(it -> it.progress().job() == job)
                .map(it -> it.progress().cancelledBy())
                .ifPresent(
                        by -> LOG.warn("The end of verification {} was asked for by {}", job, by));
    }

    private void recompute(Connection connection, long job, long after, Faults faults)
            throws SQLException, IOException {
        var key = folder.verifierKey();
        if (key.isEmpty()) {
            if (told.hasSeal()) {
                throw new IOException("The key of the seal is not in " + folder.path());
            }
            return; // Nothing was ever sealed.
        }
        try (var witness = folder.witness()) { // First: whatever it has seen, the database has.
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            }
            try (var heads = new SealedHeads(connection, witness, key.get(), faults, after)) {
                var sealed = heads.sealed();
                var telling =
                        new Telling(
                                aside::stopping,
                                position -> told.tell(job, position, sealed, faults));
                var reached =
                        new Recomputation(connection, heads, faults, telling::tell).run(after);
                if (told.tell(job, reached, sealed, faults) == Asked.END) {
                    throw new Cancelled();
                }
            }
        }
    }

    @Override
    public void close() {
        aside.close();
    }
}
