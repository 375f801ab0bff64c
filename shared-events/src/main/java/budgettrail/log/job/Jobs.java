package budgettrail.log.job;

import budgettrail.log.SessionLock;
import budgettrail.log.job.Progress.State;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Works of one kind, told to every node by a table with a row of each. */
public final class Jobs {
    /** What each such table has. */
    public static final String COLUMNS =
            "job, state, position, goal, started_by, started_at, told_at, ended_at, cancelled_by";

    private final JdbcClient database;
    private final String table;
    private final int lock;

    /**
     * @param lock held by whoever works; the same on every node
     */
    public Jobs(JdbcClient database, String table, int lock) {
        this.database = database;
        this.table = table;
        this.lock = lock;
    }

    /** Those that say they run are over. Whoever calls holds the lock. */
    public void endLost() {
        database.sql(
                        "UPDATE %s SET state = 'FAILED', ended_at = told_at WHERE state = 'RUNNING'"
                                .formatted(table))
                .update();
    }

    public void end(long job, State state) {
        database.sql(
                        """
                        UPDATE %s SET state = :state, told_at = now, ended_at = now
                        FROM clock_timestamp() now WHERE job = :job
                        """
                                .formatted(table))
                .param("job", job)
                .param("state", state.name())
                .update();
    }

    /**
     * Asks the running one to end; whether there is one.
     *
     * @param last the running or else the last one
     */
    public boolean cancel(String by, Optional<? extends Watched<?>> last) {
        return last.filter(Watched::running).isPresent()
                && database.sql(
                                        """
                                        UPDATE %s SET cancelled_by = coalesce(cancelled_by, :by)
                                        WHERE state = 'RUNNING'
                                        """
                                                .formatted(table))
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
