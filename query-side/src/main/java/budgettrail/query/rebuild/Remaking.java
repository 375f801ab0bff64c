package budgettrail.query.rebuild;

import budgettrail.log.EventLog;
import budgettrail.log.Recorded;
import budgettrail.log.job.Stopped;
import budgettrail.query.journal.Contradiction;
import budgettrail.query.journal.Filling;
import budgettrail.query.journal.Generations;
import budgettrail.query.journal.Journal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Empties and fills a generation that nobody reads, for one job, as long as no other claims it. */
public final class Remaking {
    private static final Logger LOG = LoggerFactory.getLogger(Remaking.class);
    private static final int BATCH = 2_000;
    private static final int WORKERS = 2;

    private final EventLog log;
    private final DataSource database;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final long job;
    private final LongConsumer told;
    private final UntilStop untilStop;

    /**
     * @param told is told now and then how many facts are posted, and may throw to end it all
     * @param stopping whether this node is about to stop
     */
    public Remaking(
            EventLog log,
            DataSource database,
            long job,
            LongConsumer told,
            BooleanSupplier stopping) {
        this.log = log;
        this.database = database;
        this.jdbc = new JdbcTemplate(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        this.job = job;
        this.told = told;
        this.untilStop = new UntilStop(stopping);
    }

    /** The generation that is read. */
    public int live() {
        return inTransaction(Generations::live);
    }

    /**
     * Claims a generation and empties it, of what one that did not end has left, too. Table by
     * table: nobody waits for a long transaction.
     *
     * @throws Stopped if the node stops
     */
    public void empty(int generation) {
        untilStop(
                connection -> {
                    Generations.claim(connection, generation, job);
                    return 0;
                });
        for (var table : Generations.TABLES) {
            untilStop(
                    connection -> {
                        Generations.holdClaim(connection, generation, job);
                        Generations.clear(connection, generation, table);
                        return 0;
                    });
        }
    }

    private <T> void untilStop(Work<T> work) {
        inTransaction(connection -> untilStop.ask(connection, work));
    }

    /** The same where it does not matter: what cannot be emptied now, the next one empties. */
    public void leave(int generation) {
        try {
            empty(generation);
        } catch (Stopped e) {
            LOG.info("Generation {} is left, but not empty: the node stops", generation);
        } catch (RuntimeException e) {
            LOG.warn("Generation {} is left, but not empty", generation, e);
        }
    }

    /**
     * Posts the facts by many hands; the position of the last one.
     *
     * @throws Contradiction if all facts of the log must be posted one after the other
     */
    public long fill(int generation, Excerpt facts) throws SQLException {
        return new Crew(log, facts, new Filling(database, generation, job, WORKERS), told).post();
    }

    /** Posts what comes after a position, up to another or to where next to nothing is left. */
    public void follow(int generation, long from, long end) {
        var position = from;
        List<Recorded> facts;
        do {
            facts = log.after(position, (int) Math.min(BATCH, end - position));
            write(generation, facts);
            position = facts.isEmpty() ? position : facts.getLast().position();
            told.accept(position);
        } while (facts.size() == BATCH);
    }

    private void write(int generation, List<Recorded> facts) {
        inTransaction(
                connection -> {
                    Generations.holdClaim(connection, generation, job);
                    Journal.write(connection, generation, facts);
                    return 0;
                });
    }

    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    <T> T inTransaction(Work<T> work) {
        return Objects.requireNonNull(
                transaction.execute(_ -> jdbc.execute((ConnectionCallback<T>) work::on)));
    }
}
