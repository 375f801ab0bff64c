package budgettrail.query.rebuild;

import budgettrail.log.EventLog;
import budgettrail.log.Recorded;
import budgettrail.query.journal.Contradiction;
import budgettrail.query.journal.Filling;
import budgettrail.query.journal.Generations;
import budgettrail.query.journal.Journal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One rebuild: the other generation is filled, brought up to date and made live. */
final class Making {
    private static final Logger LOG = LoggerFactory.getLogger(Making.class);
    private static final int BATCH = 2_000;
    private static final int WORKERS = 2;

    private final EventLog log;
    private final DataSource database;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Comparison comparison;
    private final long job;
    private final LongConsumer told;

    /**
     * @param told is told now and then how many facts are posted, and may throw to end it all
     */
    Making(EventLog log, DataSource database, long job, LongConsumer told) {
        this.log = log;
        this.database = database;
        this.jdbc = new JdbcTemplate(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        this.comparison = new Comparison(database, job);
        this.job = job;
        this.told = told;
    }

    Rebuild.Outcome make() throws SQLException {
        var start = System.nanoTime();
        var live = inTransaction(Generations::live);
        var fresh = 1 - live;
        empty(fresh);
        follow(fresh, fill(fresh));
        var flip = inTransaction(connection -> flip(connection, live, fresh));
        var took = Duration.ofNanos(System.nanoTime() - start);
        LOG.info("Generation {} is live at position {}, made in {}", fresh, flip.to(), took);
        comparison.keep(live, fresh, flip.from());
        leave(live);
        return new Rebuild.Outcome(fresh, flip.to(), took);
    }

    /** The figures are new already: what cannot be emptied now, the next rebuild empties. */
    private void leave(int generation) {
        try {
            empty(generation);
        } catch (RuntimeException e) {
            LOG.warn("Generation {} is left, but not empty", generation, e);
        }
    }

    /**
     * What was left is emptied at once, so that the next rebuild finds room where it was; and what
     * one that did not end has left, before anything is written there. Table by table: nobody waits
     * for a long transaction.
     */
    private void empty(int generation) {
        inTransaction(
                connection -> {
                    Generations.claim(connection, generation, job);
                    return 0;
                });
        for (var table : Generations.TABLES) {
            inTransaction(
                    connection -> {
                        Generations.holdClaim(connection, generation, job);
                        Generations.clear(connection, generation, table);
                        return 0;
                    });
        }
    }

    /** By many hands; where facts contradict each other, all of them go one after the other. */
    private long fill(int fresh) throws SQLException {
        try {
            return new Crew(log, new Filling(database, fresh, job, WORKERS), told).post();
        } catch (Contradiction e) {
            LOG.warn("Facts contradict each other, so they are posted one after the other", e);
            empty(fresh);
            return 0;
        }
    }

    /** Until next to nothing is left for the flip. */
    private void follow(int fresh, long from) {
        var position = from;
        List<Recorded> facts;
        do {
            facts = log.after(position, BATCH);
            write(fresh, facts);
            position = facts.isEmpty() ? position : facts.getLast().position();
            told.accept(position);
        } while (facts.size() == BATCH);
    }

    /**
     * Processors hold the live generation while they write, so none is writing now. What they wrote
     * meanwhile is written here too; what is here already they will pass over.
     */
    private Flip flip(Connection connection, int live, int fresh) throws SQLException {
        if (Generations.lockLive(connection) != live) {
            throw new IllegalStateException("Another generation became live meanwhile");
        }
        Generations.holdClaim(connection, fresh, job);
        var end = Generations.position(connection, live);
        var position = Generations.position(connection, fresh);
        while (position < end) {
            var facts = log.after(position, BATCH);
            Journal.write(connection, fresh, facts);
            position = facts.getLast().position();
        }
        Generations.makeLive(connection, fresh);
        return new Flip(end, position);
    }

    private void write(int generation, List<Recorded> facts) {
        inTransaction(
                connection -> {
                    Generations.holdClaim(connection, generation, job);
                    Journal.write(connection, generation, facts);
                    return 0;
                });
    }

    /** From the position of the one generation to that of the other, which may be further. */
    private record Flip(long from, long to) {}

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T inTransaction(Work<T> work) {
        return Objects.requireNonNull(
                transaction.execute(_ -> jdbc.execute((ConnectionCallback<T>) work::on)));
    }
}
