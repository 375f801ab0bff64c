package budgettrail.query.replay;

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

/** A replay that holds the guard, and tells how far it is and what it finds. */
final class RunningReplay implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningReplay.class);

    private final Guard guard;
    private final long job;
    private final Replays replays;
    private final Replaying replaying;

    RunningReplay(
            Guard guard,
            Replaying.Order order,
            EventLog log,
            DataSource database,
            Replays replays,
            BooleanSupplier stopping) {
        this.guard = guard;
        this.job = order.job();
        this.replays = replays;
        var telling =
                new Telling(
                        stopping,
                        position -> {
                            guard.require();
                            return replays.tell(job, position);
                        });
        this.replaying = new Replaying(log, database, replays, order, telling, stopping);
    }

    @Override
    public void run() {
        var state = State.FAILED;
        try (guard) {
            try {
                var found = replaying.replay();
                replays.keep(job, found);
                state = State.DONE;
                tell(found);
            } catch (Cancelled e) {
                state = State.CANCELLED;
                LOG.info("Replay {} was cancelled", job);
            } catch (Stopped e) {
                LOG.info("Replay {} ends with its node", job);
            } catch (SQLException | RuntimeException | Error e) {
                LOG.error("Replay {} failed", job, e);
            }
            replays.end(job, state);
        } catch (RuntimeException e) {
            LOG.error("The end of replay {} could not be told", job, e);
        }
    }

    private void tell(Found found) {
        if (found.count() > 0) {
            LOG.error(
                    "Replay {}: what is live differs from the log in {} places, the first: {}",
                    job,
                    found.count(),
                    found.first().getFirst());
        }
    }
}
