package budgettrail.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps all others from a work, on any node, beyond the transactions of its connection. The
 * database lets go of it with the connection, so a node that is gone keeps nobody away.
 */
public final class SessionLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SessionLock.class);

    private static final String HELD =
            """
            SELECT EXISTS (SELECT FROM pg_locks l JOIN pg_database d ON d.oid = l.database
                           WHERE d.datname = current_database() AND l.locktype = 'advisory' AND l.granted
                             AND l.classid = 0 AND l.objid = :lock AND l.objsubid = 1)
            """;

    private final Connection connection;
    private final int number;

    private SessionLock(Connection connection, int number) {
        this.connection = connection;
        this.number = number;
    }

    /**
     * None if somebody else has it.
     *
     * @param number of the work; the same on every node
     */
    public static Optional<SessionLock> take(Connection connection, int number)
            throws SQLException {
        var lock = new SessionLock(connection, number);
        return lock.call("pg_try_advisory_lock") ? Optional.of(lock) : Optional.empty();
    }

    /**
     * Waits for it, as long as the connection waits for locks.
     *
     * @throws SQLException if it took too long
     */
    public static SessionLock await(Connection connection, int number) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + number + ")");
        }
        return new SessionLock(connection, number);
    }

    /** Whether anybody has it. */
    public static boolean isHeld(JdbcClient database, int number) {
        return database.sql(HELD).param("lock", number).query(Boolean.class).single();
    }

    private boolean call(String function) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT " + function + "(" + number + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** Ends what is under way. A connection that cannot let go of the lock ends with it. */
    @Override
    public void close() {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            call("pg_advisory_unlock");
        } catch (SQLException e) {
            LOG.warn("The connection of a lock is given up", e);
            abort();
        }
    }

    private void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.warn("It was gone already", e);
        }
    }
}
