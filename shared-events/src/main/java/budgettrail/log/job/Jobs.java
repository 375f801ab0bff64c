package budgettrail.log.job;

import budgettrail.log.SessionLock;
import budgettrail.log.job.Progress.State;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Works of one kind, told to every node by a table with a row of each. */
public final class Jobs {
    private static final String COLUMNS =
            "job, state, position, goal, started_by, started_at, told_at, ended_at, cancelled_by, ";
    private static final String PAUSES = "paused_by, paused_at, paused_ms";
    private static final String NO_PAUSES = "NULL AS paused_by, NULL AS paused_at, 0 AS paused_ms";

    private static final String RESTED =
            """
            paused_ms = paused_ms
              + coalesce(cast(extract(epoch FROM clock_timestamp() - paused_at) * 1000 AS bigint), 0),
            paused_by = NULL, paused_at = NULL,
            """;

    private final JdbcClient database;
    private final String table;
    private final int lock;
    private final boolean pausable;
    private final String hearing;

    private Jobs(JdbcClient database, String table, int lock, boolean pausable, String hearing) {
        this.database = database;
        this.table = table;
        this.lock = lock;
        this.pausable = pausable;
        this.hearing = hearing;
    }

    /**
     * @param lock held by whoever works; the same on every node
     */
    public static Jobs of(JdbcClient database, String table, int lock) {
        return new Jobs(database, table, lock, false, "true");
    }

    /**
     * The same of works that rest if they are asked to.
     *
     * @param hearing whether one still does what is asked of it, a condition in SQL
     */
    public static Jobs pausable(JdbcClient database, String table, int lock, String hearing) {
        return new Jobs(database, table, lock, true, hearing);
    }

    /** What each such table has. */
    public String columns() {
        return COLUMNS + (pausable ? PAUSES : NO_PAUSES);
    }

    /** Those that say they run are over. Whoever calls holds the lock. */
    public void endLost() {
        update(
                "UPDATE %s SET %s state = 'FAILED', ended_at = told_at WHERE ended_at IS NULL"
                        .formatted(table, pausable ? "paused_at = NULL," : ""));
    }

    private int update(String sql) {
        return database.sql(sql).update();
    }

    /** Nobody has cancelled one that is done. */
    public void end(long job, State state) {
        database.sql(
                        """
                        UPDATE %s SET %s state = :state, told_at = now, ended_at = now,
                          cancelled_by = CASE WHEN :state <> 'DONE' THEN cancelled_by END
                        FROM clock_timestamp() now WHERE job = :job
                        """
                                .formatted(table, pausable ? RESTED : ""))
                .param("job", job)
                .param("state", state.name())
                .update();
    }

    /** Lets the running one rest; whether there is one that hears it. */
    public boolean pause(String by, Optional<? extends Watched<?>> last) {
        return last.filter(Watched::running).isPresent()
                && database.sql(
                                        """
                                        UPDATE %s SET paused_by = coalesce(paused_by, :by),
                                          paused_at = coalesce(paused_at, now), state = 'PAUSED'
                                        FROM clock_timestamp() now WHERE ended_at IS NULL AND %s
                                        """
                                                .formatted(table, hearing))
                                .param("by", by)
                                .update()
                        > 0;
    }

    /** Lets it go on; whether there is one. */
    public boolean resume(Optional<? extends Watched<?>> last) {
        return last.filter(Watched::running).isPresent()
                && update(
                                """
                                UPDATE %s SET %s told_at = clock_timestamp(), state = 'RUNNING'
                                WHERE ended_at IS NULL
                                """
                                        .formatted(table, RESTED))
                        > 0;
    }

    /**
     * Asks the running one to end; whether there is one that hears it.
     *
     * @param last the running or else the last one
     */
    public boolean cancel(String by, Optional<? extends Watched<?>> last) {
        return last.filter(Watched::running).isPresent()
                && database.sql(
                                        """
                                        UPDATE %s SET cancelled_by = coalesce(cancelled_by, :by)
                                        WHERE ended_at IS NULL AND %s
                                        """
                                                .formatted(table, hearing))
                                .param("by", by)
                                .update()
                        > 0;
    }

    /**
     * What is told of the running or else of the last one. One that says it runs while nobody holds
     * the lock has just ended, or its node is gone without a word.
     */
    public <T extends Watched<T>> Optional<T> last(Supplier<Optional<T>> read) {
        var told = read.get();
        if (told.filter(Watched::running).isEmpty() || SessionLock.isHeld(database, lock)) {
            return told;
        }
        var before = told.orElseThrow().progress().job();
        return read.get()
                .map(
                        now ->
                                now.running() && now.progress().job() == before
                                        ? now.with(now.progress().lost())
                                        : now);
    }
}
