package budgettrail.query.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps every other rebuild away, on any node. The database lets go of it with the connection, so a
 * node that is gone keeps nobody away.
 */
final class Guard implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

    private final Connection connection;

    private Guard(Connection connection) {
        this.connection = connection;
    }

    /** None if another rebuild is running. */
    static Optional<Guard> take(DataSource database) {
        var guard = new Guard(connection(database));
        if (guard.call("pg_try_advisory_lock")) {
            return Optional.of(guard);
        }
        guard.release();
        return Optional.empty();
    }

    private static Connection connection(DataSource database) {
        try {
            return database.getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException("No connection for a rebuild", e);
        }
    }

    @Override
    public void close() {
        call("pg_advisory_unlock");
        release();
    }

    /** What fails here is a connection that is gone, and its lock with it. */
    private boolean call(String function) {
        var sql = "SELECT " + function + "(" + Rebuilds.LOCK + ")";
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getBoolean(1);
        } catch (SQLException e) {
            LOG.warn("The guard of the rebuild is lost", e);
            return false;
        }
    }

    private void release() {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.warn("The guard of the rebuild is lost", e);
        }
    }
}
