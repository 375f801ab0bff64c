package budgettrail.journey;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.log.DatabaseAccess;
import budgettrail.log.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Views that are not those of the log are noticed at the start, and made again from it. */
class RestoredLogTest {
    private static final String LINE = "2022:L";

    private static DatabaseAccess recorded;

    private final DatabaseAccess database = TestDatabase.copyOf(recorded);

    /** Two payments; each test damages a copy. */
    @BeforeAll
    static void record() {
        recorded = TestDatabase.fresh();
        try (var application = RunningApplication.on(recorded)) {
            open(application.api());
            pay(application.api(), "P1", "10.00");
            expect(application.api(), pay(application.api(), "P2", "20.00"), "30.00");
        }
    }

    /** The log comes from an older copy than the views: without its last payment. */
    @Test
    void viewsThatAreAheadOfTheLogAreMadeAgain(@TempDir Path elsewhere) throws SQLException {
        execute(
                """
                DELETE FROM log.register WHERE position = (SELECT max(position) FROM log.event);
                DELETE FROM log.event WHERE position = (SELECT max(position) FROM log.event);
                DELETE FROM seal.part;
                DELETE FROM seal.head;
                """);
        var withoutWitness = "--budgettrail.seal.folder=" + elsewhere;
        try (var application = RunningApplication.on(database, withoutWitness)) {
            expect(application.api(), head(application.api()), "10.00");
            expect(application.api(), pay(application.api(), "P3", "5.00"), "15.00");
        }
    }

    /** The sample would be its first facts; what is there can be read all the same. */
    @Test
    void aLogInThePlaceOfAnotherStarts(@TempDir Path seal) {
        var watched = "--budgettrail.seal.folder=" + seal;
        try (var application = RunningApplication.on(TestDatabase.fresh(), watched)) {
            open(application.api());
            Exported.awaitSeal(application);
        }
        var sample = "--budgettrail.sample=year";
        try (var application = RunningApplication.on(TestDatabase.fresh(), watched, sample)) {
            assertThat(head(application.api())).isZero();
            var health = application.api().get("admin", "/actuator/health");
            assertThat(health.json().at("/components/seal/details/witness").asString())
                    .startsWith("the log is called");
        }
    }

    /** Whoever restores, and is in doubt, says so; nobody else's views are touched. */
    @Test
    void viewsInDoubtAreMadeAgainOnce() throws SQLException {
        execute("UPDATE query.balance SET amount_fen = amount_fen + 1");
        try (var application = RunningApplication.on(database)) {
            expect(application.api(), head(application.api()), "30.01");
        }
        execute("COMMENT ON SCHEMA query IS 'restored by hand'");
        try (var application = RunningApplication.on(database)) {
            expect(application.api(), head(application.api()), "30.00");
        }
        execute("UPDATE query.balance SET amount_fen = amount_fen + 1");
        try (var application = RunningApplication.on(database)) {
            expect(application.api(), head(application.api()), "30.01");
        }
    }

    /** A processor that was further than its views would never post the facts in between. */
    @Test
    void viewsBehindTheirProcessorAreMadeAgain() throws SQLException {
        execute(
                """
                UPDATE query.generation SET position = position - 1 WHERE position > 0;
                UPDATE query.balance SET amount_fen = 0;
                """);
        try (var application = RunningApplication.on(database)) {
            expect(application.api(), head(application.api()), "30.00");
        }
    }

    private static void open(Api api) {
        var unit = Map.of("unit", "U", "effective", "2022-01-01", "nameZh", "局");
        assertThat(api.post("officer", "/api/v1/units", unit).status()).isEqualTo(201);
        var description = Map.of("unit", "U", "function", "2080101", "kind", "BASIC");
        var line = Map.of("line", LINE, "description", description, "amount", "1000.00");
        assertThat(api.post("officer", "/api/v1/budget-lines", line).status()).isEqualTo(201);
    }

    /** Its position. */
    private static long pay(Api api, String name, String amount) {
        Map<String, Object> body =
                Map.of(
                        "disbursement",
                        name,
                        "effective",
                        "2022-06-30",
                        "amount",
                        amount,
                        "unit",
                        "U",
                        "voucher",
                        name,
                        "payee",
                        "示例公司",
                        "paid",
                        true);
        var answer = api.post("clerk", "/api/v1/budget-lines/" + LINE + "/disbursements", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return Long.parseLong(answer.headers().get("budget-trail-position"));
    }

    private static long head(Api api) {
        return api.get("admin", "/actuator/health")
                .json()
                .at("/components/log/details/head")
                .asLong();
    }

    private static void expect(Api api, long position, String disbursed) {
        var path = "/api/v1/budget-lines/" + LINE + "?asOf=2022-12-31&minPosition=" + position;
        var answer = api.get("auditor", path);
        assertThat(answer.json().at("/budgetLine/amounts/disbursed").asString())
                .as(answer.body())
                .isEqualTo(disbursed);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = TestDatabase.owner(database).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
