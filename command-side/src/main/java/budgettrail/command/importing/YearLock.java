package budgettrail.command.importing;

import budgettrail.event.reference.FiscalYear;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;

/** One import of a year at a time, on any number of nodes. It ends with its connection. */
class YearLock {
    /** Tells these locks from others of the database. */
    private static final int SPACE = 0x1A907;

    private final DataSource database;

    YearLock(DataSource database) {
        this.database = database;
    }

    /** What the work answers, or nothing if another import of the year is under way. */
    <T> Optional<T> during(FiscalYear year, Supplier<T> work) {
        try (var connection = database.getConnection()) {
            if (!ask(connection, "SELECT pg_try_advisory_lock(?, ?)", year)) {
                return Optional.empty();
            }
            try {
                return Optional.of(work.get());
            } finally {
                ask(connection, "SELECT pg_advisory_unlock(?, ?)", year);
            }
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("The year could not be locked", e);
        }
    }

    private static boolean ask(Connection connection, String sql, FiscalYear year)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setInt(1, SPACE);
            statement.setInt(2, year.value());
            try (var result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }
}
