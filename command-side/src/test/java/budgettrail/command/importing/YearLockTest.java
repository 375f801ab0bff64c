package budgettrail.command.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import budgettrail.event.reference.FiscalYear;
import budgettrail.log.ConnectionPool;
import budgettrail.log.DatabaseAccess;
import budgettrail.log.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of the work whose lock is lost. */
class YearLockTest {
    private static final FiscalYear YEAR = new FiscalYear(2022);
    private static final String END_ITS_SESSION =
            """
            SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_locks l JOIN pg_database d ON d.oid = l.database
            WHERE d.datname = current_database() AND l.locktype = 'advisory' AND l.objid = 2022
            """;

    private final DatabaseAccess access = TestDatabase.fresh();
    private final HikariDataSource pool =
            new HikariDataSource(
                    ConnectionPool.of(
                            access, "imports", 1, Duration.ofSeconds(2), Duration.ofSeconds(60)));
    private final YearLock lock = new YearLock(pool);

    @AfterEach
    void close() {
        pool.close();
    }

    private String cutOff() {
        var application = JdbcClient.create(TestDatabase.application(access));
        assertThat(application.sql(END_ITS_SESSION).query(Integer.class).single()).isEqualTo(1);
        return "recorded";
    }

    @Test
    void whatWasDoneIsTold() {
        assertThat(lock.during(YEAR, this::cutOff)).contains("recorded");
        assertThat(lock.during(YEAR, () -> "next")).contains("next");
    }

    @Test
    void whatFailedFailsAsItDid() {
        assertThatThrownBy(
                        () ->
                                lock.during(
                                        YEAR,
                                        () -> {
                                            throw new IllegalStateException(cutOff());
                                        }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("recorded");
        assertThat(lock.during(YEAR, () -> "next")).contains("next");
    }

    @Test
    void anotherOfTheYearIsTurnedAwayUntilItEnds() {
        var other = new YearLock(TestDatabase.application(access));
        assertThat(lock.during(YEAR, () -> other.during(YEAR, () -> "both")))
                .contains(Optional.empty());
        assertThat(other.during(YEAR, () -> "next")).contains("next");
    }
}
