package budgettrail.log.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import budgettrail.log.DatabaseAccess;
import budgettrail.log.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
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
            await().atMost(PATIENCE)
                    .until(() -> SealSql.logged(connection) == SealSql.sealed(connection));
            var folder = new SealFolder(var.resolve("seal").resolve(SealSql.name(connection)));
            await().atMost(PATIENCE).until(() -> SealSql.logged(connection) == newest(folder));
            var faults = new Faults();
            connection.setAutoCommit(false);
            var key = folder.verifierKey().orElseThrow();
            try (var witness = folder.witness();
                    var heads = new SealedHeads(connection, witness, key, faults, 0)) {
                var reached = new Recomputation(connection, heads, faults, _ -> {}).run(0);
                assertThat(faults.first()).isEmpty();
                assertThat(heads.sealed()).isEqualTo(reached);
            }
        }
    }

    private static long newest(SealFolder folder) throws IOException {
        return folder.newest().map(Head::size).orElse(0L);
    }
}
