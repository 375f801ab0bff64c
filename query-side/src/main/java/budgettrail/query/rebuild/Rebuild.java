package budgettrail.query.rebuild;

import budgettrail.log.EventLog;
import budgettrail.log.Recorded;
import budgettrail.query.journal.Generations;
import budgettrail.query.journal.Journal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes all views anew from the log, in the generation that is not live, while the live one is read
 * and followed; then the new one becomes the live one in a moment in which no processor can write.
 */
@Component
public final class Rebuild {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);
    private static final int BATCH = 2_000;
    private static final long ONE_AT_A_TIME = 4_210_010;

    /**
     * What was done.
     *
     * @param generation the generation that is live now
     * @param position the last fact it held when it became so
     */
    public record Outcome(int generation, long position, Duration took) {}

    private final EventLog log;
    private final DataSource database;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    Rebuild(EventLog log, @Qualifier("projectionDataSource") DataSource database) {
        this.log = log;
        this.database = database;
        this.jdbc = new JdbcTemplate(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    }

    /** Runs to the end, or not at all if another rebuild is running on any node. */
    public Optional<Outcome> run() {
        try (var guard = database.getConnection()) {
            if (!locked(guard, "pg_try_advisory_lock")) {
                return Optional.empty();
            }
            try {
                return Optional.of(rebuild());
            } finally {
                locked(guard, "pg_advisory_unlock");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The guard of the rebuild is lost", e);
        }
    }

    private Outcome rebuild() {
        var start = System.nanoTime();
        var live = (int) inTransaction(Generations::live);
        var fresh = 1 - live;
        inTransaction(
                connection -> {
                    Generations.clear(connection, fresh);
                    return 0;
                });
        long position = 0;
        List<Recorded> facts;
        do {
            facts = log.after(position, BATCH);
            write(fresh, facts);
            position = facts.isEmpty() ? position : facts.getLast().position();
        } while (facts.size() == BATCH);
        position = inTransaction(connection -> flip(connection, live, fresh));
        var took = Duration.ofNanos(System.nanoTime() - start);
        LOG.info("Generation {} is live at position {}, made in {}", fresh, position, took);
        return new Outcome(fresh, position, took);
    }

    /**
     * Processors hold the live generation while they write, so none is writing now. What they wrote
     * meanwhile is written here too; what is here already they will pass over.
     */
    private long flip(Connection connection, int live, int fresh) throws SQLException {
        if (Generations.lockLive(connection) != live) {
            throw new IllegalStateException("Another generation became live meanwhile");
        }
        var end = Generations.position(connection, live);
        var position = Generations.position(connection, fresh);
        while (position < end) {
            var facts = log.after(position, BATCH);
            Journal.write(connection, fresh, facts);
            position = facts.getLast().position();
        }
        Generations.makeLive(connection, fresh);
        return position;
    }

    private void write(int generation, List<Recorded> facts) {
        inTransaction(
                connection -> {
                    Journal.write(connection, generation, facts);
                    return 0;
                });
    }

    private interface Work {
        long on(Connection connection) throws SQLException;
    }

    private long inTransaction(Work work) {
        return Objects.requireNonNull(
                transaction.execute(_ -> jdbc.execute((ConnectionCallback<Long>) work::on)));
    }

    private static boolean locked(Connection guard, String function) throws SQLException {
        try (var statement = guard.createStatement();
                var row =
                        statement.executeQuery("SELECT " + function + "(" + ONE_AT_A_TIME + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
