package budgettrail.query.rebuild;

import budgettrail.log.job.Guard;
import budgettrail.log.job.Jobs;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The works that fill the generation that nobody reads: of all of them, one at a time. */
public final class Fillers {
    /** Held by whoever fills it; a number that fits into an integer. */
    private static final int LOCK = 4_210_010;

    private Fillers() {}

    /** None if any of them is at work, on any node. */
    public static Optional<Guard> guard(DataSource database) {
        return Guard.take(database, LOCK);
    }

    /** Which of them it is that has the guard, as the code of a problem. */
    public static String occupied(JdbcClient database) {
        return database.sql(
                        """
                        SELECT CASE WHEN EXISTS (SELECT FROM query.replay WHERE ended_at IS NULL)
                          THEN 'REPLAY_RUNNING' ELSE 'REBUILD_RUNNING' END
                        """)
                .query(String.class)
                .single();
    }

    static Jobs rebuilds(JdbcClient database) {
        return new Jobs(database, "query.rebuild", LOCK);
    }

    public static Jobs replays(JdbcClient database) {
        return new Jobs(database, "query.replay", LOCK);
    }

    /** Those that say they run are over. Whoever calls has the guard. */
    public static void endLost(JdbcClient database) {
        rebuilds(database).endLost();
        replays(database).endLost();
    }
}
