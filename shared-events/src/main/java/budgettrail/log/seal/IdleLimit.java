package budgettrail.log.seal;

import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the session of whoever asks nothing for a minute, within a transaction or not: a process
 * that is frozen would keep its locks for ever.
 */
final class IdleLimit implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IdleLimit.class);
    private static final String SET =
            "SET idle_in_transaction_session_timeout = '60s'; SET idle_session_timeout = '60s'";
    private static final String RESET =
            "RESET idle_in_transaction_session_timeout; RESET idle_session_timeout";

    private final Connection connection;

    private IdleLimit(Connection connection) {
        this.connection = connection;
    }

    /** From now on, outside of a transaction; until it is closed, outside of one as well. */
    static IdleLimit on(Connection connection) throws SQLException {
        execute(connection, SET);
        return new IdleLimit(connection);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        try {
            execute(connection, RESET);
        } catch (SQLException gone) {
            LOG.debug("The session is over, and its limit with it", gone);
        }
    }
}
