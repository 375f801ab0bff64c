package budgettrail.command.shell;

import static org.awaitility.Awaitility.await;

import budgettrail.log.DatabaseAccess;
import budgettrail.log.Draft;
import budgettrail.log.EventLog;
import budgettrail.log.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Facts that nobody can read until something is recorded. The register can be read: so whoever
 * looks there first, and at the facts then, is overtaken in between.
 */
public final class HeldLog implements AutoCloseable {
    private final DatabaseAccess access;
    private final Connection holding;

    public HeldLog(DatabaseAccess access) throws SQLException {
        this.access = access;
        this.holding = TestDatabase.owner(access).getConnection();
        holding.setAutoCommit(false);
        try (var statement = holding.createStatement()) {
            statement.execute("LOCK TABLE log.event IN ACCESS EXCLUSIVE MODE");
        }
    }

    /** Once somebody waits for the facts, records these and lets him go on. */
    public void recordBeforeWhoeverWaits(List<Draft> facts) throws SQLException {
        await().until(() -> waiting() > 0);
        try (var log = new EventLog(new SingleConnectionDataSource(holding, true))) {
            log.append(facts);
        }
        holding.commit();
    }

    private long waiting() {
        return JdbcClient.create(TestDatabase.owner(access))
                .sql(
                        """
                        SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a USING (pid)
                        WHERE NOT l.granted AND a.datname = current_database()
                        """)
                .query(Long.class)
                .single();
    }

    @Override
    public void close() throws SQLException {
        holding.close();
    }
}
