package budgettrail.log.job;

import budgettrail.log.SessionLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps everybody else from a work, on any node, with a connection of its own. */
public final class Guard implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

    private static final int LONGEST_ANSWER_S = 10;

    private final Connection connection;
    private final SessionLock lock;

    private Guard(Connection connection, SessionLock lock) {
        this.connection = connection;
        this.lock = lock;
    }

    /**
     * None if somebody else is at it.
     *
     * @throws IllegalStateException if the database does not say whether somebody is
     */
    public static Optional<Guard> take(DataSource database, int number) {
        var connection = connection(database);
        Optional<SessionLock> lock = Optional.empty();
        try {
            lock = SessionLock.take(connection, number);
        } catch (SQLException e) {
            throw new IllegalStateException("No lock for a work", e);
        } finally {
            if (lock.isEmpty()) {
                release(connection);
            }
        }
        return lock.map(it -> new Guard(connection, it));
    }

    private static Connection connection(DataSource database) {
        try {
            return database.getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException("No connection for a work", e);
        }
    }

    /** Free for whoever works; what is under way on it ends with the guard. */
    public Connection connection() {
        return connection;
    }

    /**
     * Asks the database for a sign of life, which also keeps it from taking the connection for
     * idle.
     *
     * @throws IllegalStateException if there is none, so that nobody is kept away any more
     */
    public void require() {
        try {
            if (connection.isValid(LONGEST_ANSWER_S)) {
                return;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The guard of a work is lost", e);
        }
        throw new IllegalStateException("The guard of a work is lost");
    }

    @Override
    public void close() {
        lock.close();
        release(connection);
    }

    private static void release(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.warn("The guard of a work is lost", e);
        }
    }
}
