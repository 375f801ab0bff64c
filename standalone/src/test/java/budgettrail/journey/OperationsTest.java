package budgettrail.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import budgettrail.log.Cable;
import budgettrail.log.DatabaseAccess;
import budgettrail.log.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** What operators are told is true, whatever has gone wrong. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperationsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(6); // two waits of two seconds
    private static final Path GUIDE = Path.of("..", "docs", "operations.md");
    private static final Pattern METRIC =
            Pattern.compile("(?m)^# TYPE (budgettrail_[a-z_]+|hikaricp_connections_pending) ");

    private static final DatabaseAccess DATABASE = TestDatabase.fresh();
    private static final Cable CABLE = Cable.to(DATABASE);

    private static RunningApplication application;
    private static Api api;

    @BeforeAll
    static void start() {
        application = RunningApplication.on(CABLE.access());
        api = application.api();
        assertThat(unit("U1").status()).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        application.close();
        CABLE.close();
    }

    @Test
    @Order(1)
    void allIsWell() {
        var health = until(it -> it.at("/components/figures/details/lag").asInt(-1) == 0);
        assertThat(health.path("status").asString()).isEqualTo("UP");
        assertThat(health.at("/components/log/details/head").asInt()).isEqualTo(1);
        assertThat(health.at("/components/logWriting/details/lastAppendMillis").isNumber())
                .isTrue();
        assertThat(health.at("/components/figures/details/running").asBoolean()).isTrue();
        assertThat(health.at("/components/figures/details/claimedHere").asBoolean()).isTrue();
        assertThat(health.at("/components/figures/details/lagMillis").asInt()).isZero();
        assertThat(health.at("/components/migrations/details").propertyNames())
                .containsExactlyInAnyOrder("log", "seal", "command", "query", "audit", "search");
        var sealed = until(it -> it.at("/components/seal/details/sealed").asInt() == 1);
        assertThat(sealed.at("/components/seal/status").asString()).isEqualTo("UP");
        probes(200, 200);
    }

    @Test
    @Order(2)
    void viewsThatAreBehindAreNoFaultButSaid() throws SQLException {
        try (var connection = TestDatabase.owner(DATABASE).getConnection()) {
            connection.setAutoCommit(false);
            execute(connection, "SELECT * FROM query.live FOR UPDATE");
            assertThat(unit("U2").status()).isEqualTo(201);
            assertThat(unit("U3").status()).isEqualTo(201);
            var health = until(it -> it.at("/components/figures/details/lag").asInt() == 2);
            assertThat(health.path("status").asString()).isEqualTo("UP");
            var later = until(it -> it.at("/components/figures/details/lagMillis").asInt() > 1_500);
            assertThat(later.path("status").asString()).isEqualTo("UP");
            assertThat(figure("budgettrail_projection_lag_facts")).isEqualTo("2.0");
            assertThat(figure("budgettrail_projection_lag_seconds")).isNotEqualTo("0.0");
            probes(200, 200);
            connection.rollback();
        }
        until(it -> it.at("/components/figures/details/lag").asInt(-1) == 0);
    }

    @Test
    @Order(3)
    void aLogThatCannotBeWrittenIsDownAndStillRead() throws SQLException {
        execute("REVOKE INSERT ON log.event FROM application");
        var refused = unit("U4");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.headers()).containsKey("retry-after");
        var health = until(it -> it.path("status").asString().equals("DOWN"));
        assertThat(health.at("/components/logWriting/status").asString()).isEqualTo("DOWN");
        assertThat(health.at("/components/logWriting/details/lastFailure").asString())
                .contains("permission denied");
        assertThat(health.at("/components/log/status").asString()).isEqualTo("UP");
        assertThat(api.get("auditor", "/api/v1/units").status()).isEqualTo(200);
        probes(200, 200);
        execute("GRANT INSERT ON log.event TO application");
        assertThat(unit("U4").status()).isEqualTo(201);
        until(it -> it.path("status").asString().equals("UP"));
    }

    @Test
    @Order(4)
    void withoutItsDatabaseItIsNotReadyButLives() {
        CABLE.cut();
        until(it -> it.at("/components/log/status").asString().equals("DOWN"));
        var start = System.nanoTime();
        assertThat(api.get("admin", "/actuator/health").status()).isEqualTo(503);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        probes(200, 503);
        start = System.nanoTime();
        var figures = api.get("auditor", "/actuator/prometheus");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        assertThat(figures.status()).isEqualTo(200);
        assertThat(figures.body())
                .contains("budgettrail_log_facts_total", "budgettrail_log_refused_total")
                .containsPattern("(?m)^budgettrail_projection_lag_facts\\{.* NaN$")
                .containsPattern("(?m)^budgettrail_search_lag_facts\\{.* NaN$")
                .containsPattern("(?m)^budgettrail_seal_faults\\{.* NaN$")
                .containsPattern("(?m)^budgettrail_seal_verification_age_seconds\\{.* NaN$");
        CABLE.mend();
        until(it -> it.path("status").asString().equals("UP"));
        probes(200, 200);
    }

    @Test
    @Order(5)
    void aSealThatIsBrokenIsDownAndKeepsNobodyFromRecording() throws SQLException {
        until(it -> it.at("/components/seal/details/sealed").asInt() >= 4);
        execute("ALTER TABLE seal.head RENAME TO taken");
        assertThat(unit("U5").status()).isEqualTo(201);
        var health = until(it -> it.at("/components/seal/status").asString().equals("DOWN"));
        assertThat(health.at("/components/seal/details/trouble").asString()).contains("seal.head");
        assertThat(unit("U6").status()).isEqualTo(201);
        probes(200, 200);
        execute("ALTER TABLE seal.taken RENAME TO head");
        try (var connection = TestDatabase.owner(DATABASE).getConnection()) {
            connection.setAutoCommit(false); // A seal that stands still.
            execute(connection, "LOCK TABLE seal.head, seal.part");
            var begun = System.nanoTime();
            assertThat(unit("U7").status()).isEqualTo(201);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SOON);
            connection.rollback();
        }
        until(it -> it.at("/components/seal/details/sealed").asInt() >= 7);
        until(it -> it.path("status").asString().equals("UP"));
    }

    @Test
    @Order(6)
    void everyFigureIsInTheGuide() throws IOException {
        var again = unit("U1"); // another name for a unit that is there
        assertThat(again.status()).isLessThan(500);
        assertThat(api.post("officer", "/api/v1/budget-lines/2022:NONE/supplements", nothing()))
                .satisfies(it -> assertThat(it.status()).isEqualTo(404));
        var figures = api.get("auditor", "/actuator/prometheus").body();
        var guide = Files.readString(GUIDE);
        assertThat(METRIC.matcher(figures).results().map(found -> found.group(1)).toList())
                .hasSizeGreaterThan(12)
                .allSatisfy(
                        name -> assertThat(guide).contains(name.replaceAll("_(total|max)$", "")));
        assertThat(figures)
                .contains("budgettrail_refusals_total{", "code=\"UNKNOWN_BUDGET_LINE\"")
                .contains("outcome=\"refused\"", "http_server_requests_seconds_count");
    }

    @Test
    @Order(6)
    void aProcessorThatHasStoppedIsDown() throws SQLException {
        execute(
                """
                INSERT INTO log.event SELECT position + 1, stream, sequence + 1, 'line.nonsense', version, payload,
                    metadata, effective, recorded_at, actor, imported
                FROM log.event ORDER BY position DESC LIMIT 1
                """);
        var health =
                until(
                        it ->
                                it.at("/components/figures/details/obstacle")
                                        .asString("")
                                        .contains("line.nonsense"));
        assertThat(health.at("/components/figures/status").asString()).isEqualTo("DOWN");
        assertThat(health.path("status").asString()).isEqualTo("DOWN");
        assertThat(figure("budgettrail_projection_running")).isEqualTo("0.0");
        probes(200, 200);
    }

    private static void probes(int liveness, int readiness) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            assertThat(api.get("nobody", "/actuator/health/liveness").status())
                                    .isEqualTo(liveness);
                            assertThat(api.get("nobody", "/actuator/health/readiness").status())
                                    .isEqualTo(readiness);
                        });
    }

    private static JsonNode until(Predicate<JsonNode> held) {
        return await().atMost(PATIENCE)
                .until(() -> api.get("admin", "/actuator/health").json(), held);
    }

    private static String figure(String name) {
        return api.get("auditor", "/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + "{"))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElseThrow();
    }

    private static Api.Answer unit(String code) {
        return api.post(
                "officer",
                "/api/v1/units",
                Map.of("unit", code, "effective", "2022-01-01", "nameZh", "局"));
    }

    private static Map<String, String> nothing() {
        return Map.of("adjustment", "S", "effective", "2022-01-01", "amount", "1.00");
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = TestDatabase.owner(DATABASE).getConnection()) {
            execute(connection, sql);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
