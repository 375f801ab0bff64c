package budgettrail.query.rebuild;

import budgettrail.log.job.Asked;
import budgettrail.log.job.Jobs;
import budgettrail.log.job.Progress;
import budgettrail.log.job.Progress.State;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is told of rebuilds, to be read on every node. */
final class Rebuilds {
    private static final String LAST =
            "SELECT %s, differences, live_at IS NOT NULL AS live FROM query.rebuild ORDER BY job"
                    + " DESC LIMIT 1";

    private final JdbcClient database;
    private final Jobs jobs;

    Rebuilds(JdbcClient database) {
        this.database = database;
        this.jobs = Fillers.rebuilds(database);
    }

    /** The number of a new one. Whoever calls holds the lock, so earlier ones are over. */
    long begin(String startedBy, long goal) {
        Fillers.endLost(database);
        return database.sql(
                        """
                        INSERT INTO query.rebuild (state, position, goal, started_by, started_at, told_at)
                        SELECT 'RUNNING', 0, :goal, :by, now, now FROM clock_timestamp() now RETURNING job
                        """)
                .param("goal", goal)
                .param("by", startedBy)
                .query(Long.class)
                .single();
    }

    /** Says how far it is, and hears what is asked. */
    Asked tell(long job, long position, long goal) {
        return database.sql(
                        """
                        UPDATE query.rebuild
                        SET position = :position, goal = greatest(goal, :goal), %s WHERE job = :job RETURNING %s
                        """
                                .formatted(Fillers.TOLD_AT, Fillers.ASKED))
                .param("job", job)
                .param("position", position)
                .param("goal", goal)
                .query((row, _) -> Asked.valueOf(row.getString("asked")))
                .single();
    }

    /**
     * What it made is live from the end of the transaction on; not if its end or a rest was asked
     * for.
     */
    static boolean live(Connection connection, long job) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        """
                        UPDATE query.rebuild SET live_at = clock_timestamp()
                        WHERE job = ? AND cancelled_by IS NULL AND paused_at IS NULL
                        """)) {
            statement.setLong(1, job);
            return statement.executeUpdate() > 0;
        }
    }

    /**
     * @param position none: it stays where it was told last
     */
    void end(long job, State state, @Nullable Long position) {
        if (position != null) {
            database.sql(
                            "UPDATE query.rebuild SET position = :position, goal = :position"
                                    + " WHERE job = :job")
                    .param("job", job)
                    .param("position", position)
                    .update();
        }
        jobs.end(job, state);
    }

    /** Asks the running one to end; whether there is one that is not live. */
    boolean cancel(String by) {
        return jobs.cancel(by, notLive()) && notLive().isPresent();
    }

    /** Lets the running one rest; whether there is one that is not live. */
    boolean pause(String by) {
        return jobs.pause(by, notLive());
    }

    private Optional<ToldRebuild> notLive() {
        return last().filter(it -> !it.live());
    }

    /** Lets it go on; whether there is one. */
    boolean resume() {
        return jobs.resume(last());
    }

    /**
     * The running or else the last one; one that nobody works at any more has failed, or is live.
     */
    Optional<ToldRebuild> last() {
        return jobs.last(this::read);
    }

    private Optional<ToldRebuild> read() {
        return database.sql(LAST.formatted(jobs.columns())).query((row, _) -> told(row)).optional();
    }

    private ToldRebuild told(ResultSet row) throws SQLException {
        return new ToldRebuild(
                Progress.of(row, 0),
                row.getBoolean("live"),
                row.getObject("differences", Long.class),
                Difference.first(database, row.getLong("job")));
    }
}
