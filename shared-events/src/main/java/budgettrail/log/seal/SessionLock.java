package budgettrail.log.seal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps all others from a work, on any node, beyond the transactions of its connection. */
final class SessionLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SessionLock.class);

    private final Connection connection;
    private final int number;

    private SessionLock(Connection connection, int number) {
        this.connection = connection;
        this.number = number;
    }

    /** None if somebody else has it. */
    static Optional<SessionLock> take(Connection connection, int number) throws SQLException {
        var lock = new SessionLock(connection, number);
        return lock.call("pg_try_advisory_lock") ? Optional.of(lock) : Optional.empty();
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
