package budgettrail.query.rebuild;

import budgettrail.log.SessionLock;
import budgettrail.log.job.Guard;
import budgettrail.log.job.Jobs;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The works that fill the generation that nobody reads: of all of them, one at a time. */
public final class Fillers {
    /** Held by whoever fills it; a number that fits into an integer. */
    private static final int LOCK = 4_210_010;

    /** What is asked of the one whose progress is told, a column in SQL. */
    public static final String ASKED =
            "CASE WHEN cancelled_by IS NOT NULL THEN 'END' WHEN state = 'PAUSED' THEN 'PAUSE'"
                    + " ELSE 'NOTHING' END AS asked";

    /** While one rests, no time passes. */
    public static final String TOLD_AT =
            "told_at = CASE WHEN state = 'PAUSED' THEN told_at ELSE clock_timestamp() END";

    private static final String END_LIVE =
            """
            UPDATE query.rebuild SET state = 'DONE', ended_at = told_at, paused_at = NULL
            WHERE ended_at IS NULL AND live_at IS NOT NULL
            """;

    private Fillers() {}

    /** None if any of them is at work, on any node. */
    public static Optional<Guard> guard(DataSource database) {
        return Guard.take(database, LOCK);
    }

    /** Which of them it is that has the guard, as the code of a problem. */
    public static String occupied(JdbcClient database) {
        return begun("query.replay", database) ? "REPLAY_RUNNING" : "REBUILD_RUNNING";
    }

    static boolean replaying(JdbcClient database) {
        return underWay("query.replay", database);
    }

    public static boolean rebuilding(JdbcClient database) {
        return underWay("query.rebuild", database);
    }

    private static boolean begun(String table, JdbcClient database) {
        return database.sql(
                        "SELECT EXISTS (SELECT FROM %s WHERE ended_at IS NULL)".formatted(table))
                .query(Boolean.class)
                .single();
    }

    /** Not one whose node is gone. */
    private static boolean underWay(String table, JdbcClient database) {
        return begun(table, database) && SessionLock.isHeld(database, LOCK);
    }

    static Jobs rebuilds(JdbcClient database) {
        return Jobs.pausable(database, "query.rebuild", LOCK, "live_at IS NULL");
    }

    public static Jobs replays(JdbcClient database) {
        return Jobs.pausable(database, "query.replay", LOCK, "phase <> 'CLEARING'");
    }

    /**
     * Those that say they run are over: done if what they made is live. Whoever calls has the
     * guard.
     */
    public static void endLost(JdbcClient database) {
        database.sql(END_LIVE).update();
        rebuilds(database).endLost();
        replays(database).endLost();
    }
}
