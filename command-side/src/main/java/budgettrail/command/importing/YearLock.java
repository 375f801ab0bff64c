package budgettrail.command.importing;

import budgettrail.event.reference.FiscalYear;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;

/** One import of a year at a time, on any number of nodes. It ends with its connection. */
class YearLock {
    private static final Logger LOG = LoggerFactory.getLogger(YearLock.class);

    /** Tells these locks from others of the database. */
    private static final int SPACE = 0x1A907;

    private final DataSource database;

    YearLock(DataSource database) {
        this.database = database;
    }

    /**
     * What the work answers, or nothing if another import of the year is under way. What the work
     * answers or throws is told, whatever becomes of the lock meanwhile.
     */
    <T> Optional<T> during(FiscalYear year, Supplier<T> work) {
        var connection = connection();
        try {
            return isTaken(connection, year) ? Optional.of(work.get()) : Optional.empty();
        } finally {
            release(connection);
        }
    }

    private Connection connection() {
        try {
            return database.getConnection();
        } catch (SQLException e) {
            throw unlocked(e);
        }
    }

    private static boolean isTaken(Connection connection, FiscalYear year) {
        try (var statement = connection.prepareStatement("SELECT pg_try_advisory_lock(?, ?)")) {
            statement.setInt(1, SPACE);
            statement.setInt(2, year.value());
            try (var result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        } catch (SQLException e) {
            throw unlocked(e);
        }
    }

    private static DataAccessResourceFailureException unlocked(SQLException reason) {
        return new DataAccessResourceFailureException("The year could not be locked", reason);
    }

    private static void release(Connection connection) {
        try (connection) {
            unlock(connection);
        } catch (SQLException e) {
            LOG.warn("The connection that locked a year is given up", e);
        }
    }

    /** A connection that cannot let go of the lock ends with it. */
    private static void unlock(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_unlock_all()");
        } catch (SQLException e) {
            connection.abort(Runnable::run);
            throw e;
        }
    }
}
