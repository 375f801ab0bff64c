package budgettrail.log.seal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** Opens the log as of its newest signed head, to be carried out of the database. */
public final class SealedMoments {
    private final DataSource database;
    private final SealFolder folder;

    SealedMoments(DataSource database, SealFolder folder) {
        this.database = database;
        this.folder = folder;
    }

    /** One moment, whatever is recorded meanwhile; none if nothing is sealed yet. */
    public Optional<SealedMoment> open() {
        try {
            var connection = database.getConnection();
            try {
                return open(connection);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The seal could not be read", e);
        }
    }

    private Optional<SealedMoment> open(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
        }
        var head = SealSql.newest(connection);
        if (head.isEmpty()) {
            connection.rollback();
            connection.close();
            return Optional.empty();
        }
        return Optional.of(new SealedMoment(connection, folder, head.get()));
    }
}
