package budgettrail.query.rebuild;

import budgettrail.log.EventLog;
import budgettrail.query.rebuild.Progress.State;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A rebuild that holds the guard, and tells how far it is. */
final class RunningRebuild {
    private static final Logger LOG = LoggerFactory.getLogger(RunningRebuild.class);
    private static final long TELL_EVERY = Duration.ofMillis(500).toNanos();

    private final Guard guard;
    private final long job;
    private final EventLog log;
    private final Rebuilds rebuilds;
    private final Making making;
    private final BooleanSupplier stopping;
    private long told = System.nanoTime() - TELL_EVERY;

    RunningRebuild(
            Guard guard,
            long job,
            EventLog log,
            DataSource database,
            Rebuilds rebuilds,
            BooleanSupplier stopping) {
        this.guard = guard;
        this.job = job;
        this.log = log;
        this.rebuilds = rebuilds;
        this.making = new Making(log, database, job, this::tell);
        this.stopping = stopping;
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
            } catch (RebuildCancelled e) {
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
        } catch (RebuildCancelled e) {
            LOG.info("Rebuild {} was cancelled", job);
        } catch (RuntimeException e) {
            LOG.error("Rebuild {} failed", job, e);
        }
    }

    private void tell(long position) {
        if (stopping.getAsBoolean()) {
            throw new RebuildCancelled();
        }
        var now = System.nanoTime();
        if (now - told > TELL_EVERY) {
            told = now;
            if (rebuilds.tell(job, position, log.head())) {
                throw new RebuildCancelled();
            }
        }
    }
}
