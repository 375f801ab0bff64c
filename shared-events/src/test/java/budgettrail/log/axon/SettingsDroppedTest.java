package budgettrail.log.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import budgettrail.log.DatabaseAccess;
import budgettrail.log.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** Settings of the log's connections that do not arrive, as behind a pool that leaves them out. */
class SettingsDroppedTest {
    private final LogAutoConfiguration configuration = new LogAutoConfiguration();

    @Test
    void refusesConnectionsThatAreWithoutThem() {
        var access = TestDatabase.fresh();
        var bare = // What an address says comes before what a pool asks for.
                new DatabaseAccess(
                        access.url() + "?options=-c%20jit=off",
                        access.ownerUser(),
                        access.ownerPassword(),
                        access.applicationUser(),
                        access.applicationPassword());
        var refused =
                catchThrowableOfType(
                        SettingsDropped.class, () -> configuration.logDataSource(bare).close());
        assertThat(refused).hasMessage("idle_in_transaction_session_timeout is 0 and not 10s");
        assertThat(analysed(refused)).contains("直接连接 PostgreSQL", "with no PgBouncer");
    }

    @Test
    void takesConnectionsThatHaveThem() {
        try (var pool = configuration.logDataSource(TestDatabase.fresh())) {
            assertThat(pool.isRunning()).isTrue();
        }
    }

    /** What is said of it instead of a stack trace. */
    private static String analysed(Throwable refused) {
        return SpringFactoriesLoader.forDefaultResourceLocation()
                .load(FailureAnalyzer.class, (_, _, _) -> {})
                .stream()
                .filter(SettingsDroppedAnalyzer.class::isInstance)
                .map(analyzer -> String.valueOf(analyzer.analyze(refused).getAction()))
                .findFirst()
                .orElseThrow();
    }
}
