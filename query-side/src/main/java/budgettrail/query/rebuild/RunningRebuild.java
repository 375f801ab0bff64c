package budgettrail.query.rebuild;

import budgettrail.log.EventLog;
import budgettrail.log.job.Cancelled;
import budgettrail.log.job.Guard;
import budgettrail.log.job.Progress.State;
import budgettrail.log.job.Stopped;
import budgettrail.log.job.Telling;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A rebuild that holds the guard, and tells how far it is. */
final class RunningRebuild {
    private static final Logger LOG = LoggerFactory.getLogger(RunningRebuild.class);

    private final Guard guard;
    private final long job;
    private final Rebuilds rebuilds;
    private final Making making;

    RunningRebuild(
            Guard guard,
            long job,
            EventLog log,
            DataSource database,
            Rebuilds rebuilds,
            BooleanSupplier stopping) {
        this.guard = guard;
        this.job = job;
        this.rebuilds = rebuilds;
        var telling =
                new Telling(
                        stopping,
                        position -> {
                            guard.require();
                            return rebuilds.tell(job, position, log.head());
                        });
        this.making = new Making(log, database, job, telling, stopping);
    }

    /** Runs to its end, and throws what ended it before. */
    Rebuild.Outcome run() {
        try (guard) {
            var state = State.FAILED;
            Long position = null;
            try {
                var outcome = making.make();
                state = State.DONE;
                position = outcome.position();
                return outcome;
            } catch (Cancelled e) {
                state = State.CANCELLED;
                throw e;
            } catch (SQLException e) {
                throw new IllegalStateException("The rebuild failed", e);
            } finally {
                rebuilds.end(job, state, position);
            }
        }
    }

    /** The same where nobody waits for it. */
    void runAside() {
        try {
            run();
        } catch (Cancelled e) {
            LOG.info("Rebuild {} was cancelled", job);
        } catch (Stopped e) {
            LOG.info("Rebuild {} ends with its node", job);
        } catch (RuntimeException e) {
            LOG.error("Rebuild {} failed", job, e);
        }
    }
}
