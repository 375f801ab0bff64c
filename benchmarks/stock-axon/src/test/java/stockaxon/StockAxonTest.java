package stockaxon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import budgettrail.log.DatabaseAccess;
import budgettrail.log.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** The peer keeps the same rules, so that the comparison is one of machinery. */
class StockAxonTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final DatabaseAccess DATABASE = TestDatabase.fresh();

    private static ConfigurableApplicationContext peer;

    @BeforeAll
    static void start() {
        peer =
                StockAxon.start(
                        "--server.port=0",
                        "--spring.datasource.url=" + DATABASE.url(),
                        "--spring.datasource.username=" + DATABASE.ownerUser(),
                        "--spring.datasource.password=" + DATABASE.ownerPassword());
    }

    @AfterAll
    static void stop() {
        peer.close();
    }

    @Test
    void paysToTheLastFenAndNoFurtherAndProjectsIt() {
        var spent =
                """
                {"unit":"035001","adjusted":"100.00","disbursed":"100.00","executionRate":"100.00"}
                """
                        .strip();
        open("2026:A", "035001", "100.00");
        assertThat(pay("2026:A", "a1", "a1", "99.99").statusCode()).isEqualTo(201);
        assertRefused(pay("2026:A", "a2", "a2", "0.02"), 409, "EXCEEDS_AVAILABLE");
        assertThat(pay("2026:A", "a2", "a2", "0.01").statusCode()).isEqualTo(201);
        assertRefused(pay("2026:A", "a3", "a3", "0.01"), 409, "EXCEEDS_AVAILABLE");
        await().atMost(PATIENCE).until(() -> get("/units/035001").body(), spent::equals);
    }

    @Test
    void theSameKeyAgainIsOnePayment() {
        open("2026:B", "035002", "100.00");
        var first = pay("2026:B", "b1", "b1", "60.00");
        var again = pay("2026:B", "b1", "b1", "60.00");
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertRefused(pay("2026:B", "b1", "b2", "60.00"), 422, "IDEMPOTENCY_KEY_REUSED");
        await().atMost(PATIENCE)
                .until(() -> get("/units/035002").body().contains("\"disbursed\":\"60.00\""));
    }

    @Test
    void refusesAsTheProductDoes() {
        open("2026:C", "035003", "100.00");
        assertThat(pay("2026:C", "c1", "c1", "1.00").statusCode()).isEqualTo(201);
        assertRefused(pay("2026:C", "c2", "c1", "1.00"), 409, "DUPLICATE_VOUCHER");
        assertRefused(pay("2026:C", "c3", "c3", "0.00"), 400, "INVALID_AMOUNT");
        assertRefused(pay("2026:C", "c4", "c4", "a lot"), 400, "MALFORMED");
        assertRefused(pay("2026:D", "d1", "d1", "1.00"), 404, "UNKNOWN_BUDGET_LINE");
        assertRefused(
                post("/lines", "", line("2026:C", "035003", "1.00")), 409, "LINE_ALREADY_OPEN");
        assertThat(send(request("/units/035003").GET()).statusCode()).isEqualTo(401);
    }

    @Test
    void itsEventsAreLargeObjectsAsTheDefaultsMakeThem() throws SQLException {
        open("2026:E", "035004", "1.00");
        try (var connection = TestDatabase.owner(DATABASE).getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM pg_largeobject_metadata")) {
            rows.next();
            assertThat(rows.getLong(1)).isPositive();
        }
    }

    private static void open(String line, String unit, String amount) {
        assertThat(post("/lines", "", line(line, unit, amount)).statusCode()).isEqualTo(201);
    }

    private static String line(String line, String unit, String amount) {
        return "{\"line\":\"%s\",\"unit\":\"%s\",\"amount\":\"%s\"}".formatted(line, unit, amount);
    }

    /** The unit is the one of the line by the test's own naming: A pays for 035001, and so on. */
    private static HttpResponse<String> pay(
            String line, String key, String voucher, String amount) {
        var unit = "03500" + (line.charAt(line.length() - 1) - 'A' + 1);
        return post(
                "/lines/" + line + "/payments",
                key,
                """
                {"disbursement":"%s","effective":"2026-01-15","amount":"%s","unit":"%s",
                 "voucher":"%s","payee":"Printer Ltd"}
                """
                        .formatted(key, amount, unit, voucher));
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.body()).isEqualTo("{\"code\":\"" + code + "\"}");
        assertThat(answer.statusCode()).isEqualTo(status);
    }

    private static HttpResponse<String> get(String path) {
        return send(request(path).header("Authorization", "Bearer stock-axon").GET());
    }

    private static HttpResponse<String> post(String path, String key, String body) {
        return send(
                request(path)
                        .header("Authorization", "Bearer stock-axon")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key.isEmpty() ? "none" : key)
                        .POST(BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(String path) {
        var port = peer.getEnvironment().getRequiredProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
