package budgettrail.query.rebuild;

import budgettrail.log.SessionLock;
import budgettrail.query.rebuild.Progress.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is told of rebuilds, to be read on every node. */
final class Rebuilds {
    /** Held by whoever rebuilds; a number that fits into an integer. */
    static final int LOCK = 4_210_010;

    private static final String LAST =
            """
            SELECT job, state, position, goal, started_by, started_at, told_at, ended_at, cancelled_by,
              differences
            FROM query.rebuild ORDER BY job DESC LIMIT 1
            """;

    private final JdbcClient database;

    Rebuilds(JdbcClient database) {
        this.database = database;
    }

    /** The number of a new one. Whoever calls holds the lock, so earlier ones are over. */
    long begin(String startedBy, long goal) {
        database.sql(
                        """
                        UPDATE query.rebuild SET state = 'FAILED', ended_at = told_at
                        WHERE state = 'RUNNING'
                        """)
                .update();
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

    /** Says how far it is; the answer is whether somebody asked for its end. */
    boolean tell(long job, long position, long goal) {
        return database.sql(
                        """
                        UPDATE query.rebuild
                        SET position = :position, goal = greatest(goal, :goal), told_at = clock_timestamp()
                        WHERE job = :job RETURNING cancelled_by IS NOT NULL
                        """)
                .param("job", job)
                .param("position", position)
                .param("goal", goal)
                .query(Boolean.class)
                .single();
    }

    /**
     * @param position none: it stays where it was told last
     */
    void end(long job, State state, @Nullable Long position) {
        database.sql(
                        """
                        UPDATE query.rebuild
                        SET state = :state, position = coalesce(:position, position),
                          goal = coalesce(:position, goal), told_at = now, ended_at = now
                        FROM clock_timestamp() now WHERE job = :job
                        """)
                .param("job", job)
                .param("state", state.name())
                .param("position", position, java.sql.Types.BIGINT)
                .update();
    }

    /** Asks the running one to end; whether there is one. */
    boolean cancel(String by) {
        return last().filter(Progress::running).isPresent()
                && database.sql(
                                        """
                                        UPDATE query.rebuild SET cancelled_by = coalesce(cancelled_by, :by)
                                        WHERE state = 'RUNNING'
                                        """)
                                .param("by", by)
                                .update()
                        > 0;
    }

    /**
     * The running or else the last one. One that says it runs while nobody holds the lock has just
     * ended, or its node is gone without a word.
     */
    Optional<Progress> last() {
        var told = read();
        if (told.filter(Progress::running).isEmpty() || SessionLock.isHeld(database, LOCK)) {
            return told;
        }
        var before = told.orElseThrow().job();
        return read().map(now -> now.running() && now.job() == before ? now.lost() : now);
    }

    private Optional<Progress> read() {
        return database.sql(LAST)
                .query((row, _) -> progress(row))
                .optional()
                .map(it -> it.with(Difference.first(database, it.job())));
    }

    private static Progress progress(ResultSet row) throws SQLException {
        return new Progress(
                row.getLong("job"),
                State.valueOf(row.getString("state")),
                row.getLong("position"),
                row.getLong("goal"),
                row.getString("started_by"),
                moment(row, "started_at"),
                moment(row, "told_at"),
                row.getString("ended_at") == null ? null : moment(row, "ended_at"),
                row.getString("cancelled_by"),
                row.getObject("differences", Long.class),
                List.of());
    }

    private static Instant moment(ResultSet row, String name) throws SQLException {
        return row.getObject(name, OffsetDateTime.class).toInstant();
    }
}
