package budgettrail.query.rebuild;

import budgettrail.log.job.Stopped;
import budgettrail.query.journal.Generations;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whether the figures that a rebuild made are those that were live before it.
 *
 * <p>Right after the switch, not in it: in it no processor can write, and payments' figures would
 * wait for a look at every balance. Nothing is lost by that, since who was left stands still until
 * it is emptied, and the new generation is taken back to the same position by the postings that
 * came after it. Whatever keeps this from an answer keeps nothing else: there is none then.
 */
final class Comparison {
    private static final Logger LOG = LoggerFactory.getLogger(Comparison.class);
    private static final String MOST_TIME_TO_COMPARE = "25s";
    private static final String MOST_TIME_TO_TRACE = "3s";

    private final JdbcClient database;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final UntilStop untilStop;
    private final long job;

    /**
     * @param stopping whether this node is about to stop
     */
    Comparison(DataSource database, long job, BooleanSupplier stopping) {
        this.jdbc = new JdbcTemplate(database);
        this.database = JdbcClient.create(jdbc);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        this.untilStop = new UntilStop(stopping);
        this.job = job;
    }

    /**
     * Keeps in how many balances they differ, and the first of them.
     *
     * @param left the generation that was live until it held the position
     * @param fresh the one that is live now, and holds at least as much
     */
    void keep(int left, int fresh, long position) {
        try {
            var found = untilStop(() -> differences(left, fresh, position));
            tell(found, position);
            if (found.orElse(0) > 0) {
                untilStop(() -> trace(left, fresh, position));
            }
        } catch (Stopped e) {
            LOG.info("Rebuild {} is not compared in full: the node stops", job);
        } catch (RuntimeException e) {
            LOG.warn("Rebuild {} was not compared in full with what was live", job, e);
        }
    }

    /** In a transaction. */
    private <T> T untilStop(Supplier<T> work) {
        return Objects.requireNonNull(
                transaction.execute(
                        _ ->
                                jdbc.execute(
                                        (ConnectionCallback<T>)
                                                connection ->
                                                        untilStop.ask(
                                                                connection, _ -> work.get()))));
    }

    private void tell(OptionalLong found, long position) {
        if (found.isEmpty()) {
            LOG.warn("Rebuild {} was not compared: what was live moved on", job);
        } else if (found.getAsLong() > 0) {
            LOG.warn(
                    "Rebuild {} differs at position {} from what was live: in {} balances",
                    job,
                    position,
                    found.getAsLong());
        }
    }

    /** None if what was left is not what it was any more. */
    private OptionalLong differences(int left, int fresh, long position) {
        if (!standsStill(left, position)) {
            return OptionalLong.empty();
        }
        // Statistics may know nothing of a generation just made, and would let lines be looked up
        // one by one.
        limit(MOST_TIME_TO_COMPARE, "enable_nestloop");
        return OptionalLong.of(
                asked(ComparisonSql.COMPARE, left, fresh, position).query(Long.class).single());
    }

    private boolean standsStill(int left, long position) {
        return Boolean.TRUE.equals(
                jdbc.execute(
                        (ConnectionCallback<Boolean>)
                                connection -> Generations.holdLeft(connection, left, position)));
    }

    /** Where their journals part, line by line; these are few. How many were traced. */
    private int trace(int left, int fresh, long position) {
        if (!standsStill(left, position)) {
            return 0;
        }
        limit(MOST_TIME_TO_TRACE, "enable_seqscan");
        return asked(ComparisonSql.TRACE, left, fresh, position).update();
    }

    private void limit(String time, String without) {
        jdbc.execute("SET LOCAL statement_timeout = '" + time + "'");
        jdbc.execute("SET LOCAL " + without + " = off");
    }

    private JdbcClient.StatementSpec asked(String sql, int left, int fresh, long position) {
        return database.sql(sql)
                .param("job", job)
                .param("left", left)
                .param("fresh", fresh)
                .param("position", position)
                .param("most", Difference.MOST);
    }
}
