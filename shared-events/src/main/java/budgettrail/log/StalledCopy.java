package budgettrail.log;

import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * A writer that took the lock, began to copy and fell silent: a frozen process, a cable that is
 * cut. No timeout of PostgreSQL ends a session that waits for rows, so who wants the lock ends it.
 * Its transaction was not committed, since its rows are not complete.
 */
final class StalledCopy {
    /** What PostgreSQL says to who waited for a lock in vain. */
    static final String LOCK_NOT_AVAILABLE = "55P03";

    /** As long as other sessions may be idle with the lock. */
    private static final String END =
            """
            SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_stat_activity USING (pid)
            WHERE locktype = 'advisory' AND granted AND objsubid = 1
              AND (classid::bigint << 32) | objid::bigint = ? AND datname = current_database()
              AND state = 'active' AND wait_event = 'ClientRead'
              AND query_start < clock_timestamp() - interval '10 s'
            """;

    private StalledCopy() {}

    /** Ends it, if there is one; the next who wants the lock gets it. */
    static void end(DataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(END)) {
            statement.setLong(1, AppendSql.LOCK);
            statement.execute();
        }
    }
}
