package budgettrail.log.seal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Opens the log as of its newest signed head, which is kept before, to be carried out of the
 * database.
 */
public final class SealedMoments {
    private final DataSource database;
    private final SealFolder folder;
    private final Sealer sealer;

    SealedMoments(DataSource database, SealFolder folder, Sealer sealer) {
        this.database = database;
        this.folder = folder;
        this.sealer = sealer;
    }

    /** One moment, whatever is recorded meanwhile; none if nothing is sealed yet. */
    public Optional<SealedMoment> open() {
        var given = sealer.give(); // First: the moment has it.
        try {
            var connection = database.getConnection();
            try {
                return open(connection, given);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The seal could not be read", e);
        }
    }

    private Optional<SealedMoment> open(Connection connection, Optional<Head> given)
            throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
        }
        var stored = SealSql.newest(connection);
        var head = given.or(() -> stored);
        if (head.isEmpty()) {
            connection.rollback();
            connection.close();
            return Optional.empty();
        }
        return Optional.of(new SealedMoment(connection, folder, head.get()));
    }
}
