package budgettrail.query.rebuild;

import budgettrail.log.EventLog;
import budgettrail.log.job.Telling;
import budgettrail.query.journal.Contradiction;
import budgettrail.query.journal.Generations;
import budgettrail.query.journal.Journal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One rebuild: the other generation is filled, brought up to date and made live. */
final class Making {
    private static final Logger LOG = LoggerFactory.getLogger(Making.class);
    private static final int BATCH = 2_000;

    private final EventLog log;
    private final Telling telling;
    private final Remaking remaking;
    private final Comparison comparison;
    private final long job;

    /**
     * @param telling tells now and then how many facts are posted, and may throw to end it all
     * @param stopping whether this node is about to stop
     */
    Making(EventLog log, DataSource database, long job, Telling telling, BooleanSupplier stopping) {
        this.log = log;
        this.telling = telling;
        this.remaking = new Remaking(log, database, job, telling::tell, stopping);
        this.comparison = new Comparison(database, job, stopping);
        this.job = job;
    }

    /** What was left is emptied at once, so that the next one finds room where it was. */
    Rebuild.Outcome make() throws SQLException {
        var start = System.nanoTime();
        var live = remaking.live();
        var fresh = 1 - live;
        remaking.empty(fresh);
        remaking.follow(fresh, fill(fresh), Long.MAX_VALUE);
        var flip = flip(live, fresh);
        var took = Duration.ofNanos(System.nanoTime() - start);
        LOG.info("Generation {} is live at position {}, made in {}", fresh, flip.to(), took);
        comparison.keep(live, fresh, flip.from());
        remaking.leave(live);
        return new Rebuild.Outcome(fresh, flip.to(), took);
    }

    private long fill(int fresh) throws SQLException {
        try {
            return remaking.fill(fresh, Excerpt.ofAll(log));
        } catch (Contradiction e) {
            LOG.warn("Facts contradict each other, so they are posted one after the other", e);
            remaking.empty(fresh);
            return 0;
        }
    }

    /** Once nothing else is asked of it; what was recorded while it rested is written before. */
    private Flip flip(int live, int fresh) {
        var flip = remaking.inTransaction(connection -> flip(connection, live, fresh));
        while (flip.isEmpty()) {
            var position =
                    remaking.inTransaction(connection -> Generations.position(connection, fresh));
            telling.tellNow(position);
            remaking.follow(fresh, position, Long.MAX_VALUE);
            flip = remaking.inTransaction(connection -> flip(connection, live, fresh));
        }
        return flip.get();
    }

    /**
     * Processors hold the live generation while they write, so none is writing now. What they wrote
     * meanwhile is written here too, and no more, for that ends with whole commands; what is here
     * already they will pass over. Nothing if it is to end or to rest.
     */
    private Optional<Flip> flip(Connection connection, int live, int fresh) throws SQLException {
        if (Generations.lockLive(connection) != live) {
            throw new IllegalStateException("Another generation became live meanwhile");
        }
        Generations.holdClaim(connection, fresh, job);
        if (!Rebuilds.live(connection, job)) {
            return Optional.empty();
        }
        var end = Generations.position(connection, live);
        var position = Generations.position(connection, fresh);
        while (position < end) {
            var facts = log.after(position, (int) Math.min(BATCH, end - position));
            Journal.write(connection, fresh, facts);
            position = facts.getLast().position();
        }
        Generations.makeLive(connection, fresh);
        return Optional.of(new Flip(end, position));
    }

    /** From the position of the one generation to that of the other, which may be further. */
    private record Flip(long from, long to) {}
}
