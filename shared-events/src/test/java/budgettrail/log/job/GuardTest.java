package budgettrail.log.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import budgettrail.log.DatabaseAccess;
import budgettrail.log.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Somebody is kept from a work by whoever is at it, and by nothing else. */
class GuardTest {
    private static final int WORK = 4_210_099;

    private final DatabaseAccess access = TestDatabase.fresh();
    private final List<Connection> given = new ArrayList<>();

    @Test
    void thereIsNoneWhileSomebodyElseIsAtIt() throws SQLException {
        var database = database(false);
        try (var _ = Guard.take(database, WORK).orElseThrow()) {
            assertThat(Guard.take(database, WORK)).isEmpty();
            assertThat(given.getLast().isClosed()).isTrue();
        }
        Guard.take(database, WORK).orElseThrow().close();
    }

    /** Else a night would pass without its work, as if another node had done it. */
    @Test
    void whereTheDatabaseDoesNotSayNobodyIsSaidToBeAtIt() throws SQLException {
        assertThatThrownBy(() -> Guard.take(database(true), WORK))
                .isInstanceOf(IllegalStateException.class)
                .hasCauseInstanceOf(SQLException.class);
        assertThat(given.getLast().isClosed()).isTrue();
    }

    /**
     * @param failing whether no statement succeeds any more on the connections it gives
     */
    private DelegatingDataSource database(boolean failing) {
        return new DelegatingDataSource(TestDatabase.application(access)) {
            @Override
            public Connection getConnection() throws SQLException {
                var connection = super.getConnection();
                given.add(connection);
                if (failing) {
                    connection.setAutoCommit(false);
                    fail(connection);
                }
                return connection;
            }
        };
    }

    private static void fail(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("SELECT 1 / 0"))
                    .isInstanceOf(SQLException.class);
        }
    }
}
