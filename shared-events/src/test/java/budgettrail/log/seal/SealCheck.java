package budgettrail.log.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import budgettrail.log.DatabaseAccess;
import budgettrail.log.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * That a running application has sealed all of its log, each fact once, whatever happened to it.
 */
public final class SealCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private SealCheck() {}

    /**
     * Waits until all is sealed, and verifies it.
     *
     * @param var where the application keeps its folders
     */
    public static void check(DatabaseAccess access, Path var) throws SQLException, IOException {
        try (var connection = TestDatabase.application(access).getConnection()) {
            await().atMost(PATIENCE).until(() -> SealSql.logged(connection) == sealed(connection));
            var folder = new SealFolder(var.resolve("seal").resolve(SealSql.name(connection)));
            var faults = new Faults();
            var heads = new SealedHeads(folder.verifierKey().orElseThrow(), faults);
            folder.heads(heads::witness);
            connection.setAutoCommit(false);
            heads.take(connection, 0);
            var reached = new Recomputation(connection, heads, faults, _ -> {}).run(0);
            assertThat(faults.first()).isEmpty();
            assertThat(heads.sealed()).isEqualTo(reached);
            assertThat(folder.newest().orElseThrow().size()).isEqualTo(reached);
        }
    }

    private static long sealed(Connection connection) throws SQLException {
        return SealSql.newest(connection).map(Head::size).orElse(0L);
    }
}
