package budgettrail.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import budgettrail.event.Fact;
import budgettrail.journey.Api;
import budgettrail.journey.RunningApplication;
import budgettrail.log.Codec;
import budgettrail.log.DatabaseAccess;
import budgettrail.log.EventLog;
import budgettrail.log.SampleFacts;
import budgettrail.log.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What readers of the log do with facts that never should have been recorded. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReaderTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Codec CODEC = new Codec();
    private static final DatabaseAccess DATABASE = Ground.sharedServer().fresh();
    private static final String GOOD = "/api/v1/budget-lines/2022:GOOD";

    private static RunningApplication application;
    private static Connection owner;

    @BeforeAll
    static void start() throws SQLException {
        application = RunningApplication.on(DATABASE);
        owner = Ground.sharedServer().owner(DATABASE);
        var unit = Map.of("unit", "U", "effective", "2022-01-01", "nameZh", "局");
        assertThat(api().post("officer", "/api/v1/units", unit).status()).isEqualTo(201);
        var described = Map.of("unit", "U", "function", "2080101", "kind", "BASIC");
        var line = Map.of("line", "2022:GOOD", "description", described, "amount", "100.00");
        assertThat(api().post("officer", "/api/v1/budget-lines", line).status()).isEqualTo(201);
    }

    @AfterAll
    static void end() throws SQLException {
        owner.close();
        application.close();
    }

    private static Api api() {
        return application.api();
    }

    /** Decoded, but about a line that nobody opened: it parks, says so, and stops nobody. */
    @Test
    @Order(1)
    void aFactThatCannotBePostedParksItsLineAlone() throws SQLException {
        var position = Poison.record(owner, Poison.unpostable());
        assertThat(supplement("after-poison").status()).isEqualTo(201);

        var views = new ProjectionCheck(owner);
        views.awaitHead();
        assertThat(views.parked()).isEqualTo(position);
        assertThat(amount()).isEqualTo("101.00");
        var shown = api().get("auditor", "/api/v1/indicators?fiscalYear=2022&level=LINE").json();
        assertThat(shown.path("parkedLines").asInt()).isEqualTo(1);
        assertThat(application.page("/dashboard?fiscalYear=2022", "AUDITOR"))
                .containsAnyOf("could not be posted", "无法入账");
        assertThat(health()).isEqualTo(200);
    }

    /** Figures changed by a stranger's hand differ from a rebuild, which then shows the right. */
    @Test
    @Order(2)
    void driftIsFoundByARebuild() throws SQLException {
        var views = new ProjectionCheck(owner);
        views.keep();
        Rebuilding.run(api());
        views.compareWithKept();
        try (var statement = owner.createStatement()) {
            statement.executeUpdate(
                    "UPDATE query.balance SET amount_fen = amount_fen + 1 FROM query.live"
                            + " WHERE balance.generation = live.generation");
        }
        assertThat(amount()).isNotEqualTo("101.00");
        views.keep();

        Rebuilding.run(api());

        assertThatThrownBy(views::compareWithKept)
                .isInstanceOf(Violation.class)
                .hasMessageContaining("balance");
        assertThat(amount()).isEqualTo("101.00");
    }

    /** The bytes of every version ever written are read, straight from the log. */
    @Test
    @Order(3)
    void everyArchivedVersionLoads() throws SQLException, IOException {
        try (var log = new EventLog(TestDatabase.application(DATABASE))) {
            for (Fact sample : SampleFacts.ONE_OF_EACH) {
                var type = CODEC.type(sample);
                try (var golden = getClass().getResourceAsStream("/golden/" + type + ".v1.json")) {
                    assertThat(golden).as(type).isNotNull();
                    var bytes = golden.readAllBytes();
                    var position = Poison.record(owner, "archived:" + type, type, (short) 1, bytes);
                    assertThat(log.at(position).orElseThrow().fact()).isEqualTo(sample);
                }
            }
        }
        new ProjectionCheck(owner).awaitHead();
    }

    /** Not skipped: the reader stops, and health says so; a program that knows the fact goes on. */
    @Test
    @Order(4)
    void whatCannotBeDecodedStopsTheReaderLoudly() throws SQLException {
        var position =
                Poison.record(owner, "2022:GOOD2", "line.frozen", (short) 2, Poison.bytes("{}"));

        Patience.until(() -> health() == 503, SOON, "health says that the reader has stopped");
        assertThat(supplement("after-unknown").status()).isEqualTo(201);
        var behind = api().get("auditor", GOOD + "?minPosition=" + position);
        assertThat(behind.code()).isEqualTo("PROJECTION_BEHIND");
        assertThat(amount()).isEqualTo("101.00");
        try (var statement = owner.createStatement()) {
            statement.executeUpdate(
                    "UPDATE log.event SET version = 1, payload = (SELECT payload FROM log.event"
                            + " WHERE type = 'line.frozen' AND version = 1) WHERE position = "
                            + position);
        }
        application.close();
        application = RunningApplication.on(DATABASE);
        new ProjectionCheck(owner).awaitHead();
        assertThat(health()).isEqualTo(200);
        assertThat(amount()).isEqualTo("102.00");
    }

    private static Api.Answer supplement(String adjustment) {
        var body = Map.of("adjustment", adjustment, "effective", "2022-03-01", "amount", "1.00");
        return api().post("officer", GOOD + "/supplements", body);
    }

    private static String amount() {
        var answer = api().get("auditor", GOOD).json();
        return answer.path("budgetLine").path("amounts").path("adjusted").asString();
    }

    private static int health() {
        var request =
                HttpRequest.newBuilder(URI.create(application.address() + "/actuator/health"));
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
