package budgettrail.command.disbursement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import budgettrail.command.CommandSideAlone;
import budgettrail.command.http.Answers;
import budgettrail.command.shell.BulkDesk;
import budgettrail.event.line.DisbursementEvent.DisbursementRequested;
import budgettrail.event.line.LineId;
import budgettrail.log.DatabaseAccess;
import budgettrail.log.EventLog;
import budgettrail.log.Recorded;
import budgettrail.log.TestDatabase;
import budgettrail.web.access.Account;
import budgettrail.web.access.Accounts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Many payments in one request, each for itself. Every test pays from lines of its own. */
@SpringBootTest(
        classes = CommandSideAlone.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("command-side")
class BatchTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DatabaseAccess DATABASE = TestDatabase.with("log", "command");
    private static int tests;

    @LocalServerPort private int port;
    @Autowired private Accounts accounts;
    @Autowired private EventLog log;
    @Autowired private BulkDesk bulk;
    @Autowired private Answers answers;
    @Autowired private MeterRegistry meters;
    private String own = "";

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) throws IOException {
        var folder = Files.createTempDirectory("budgettrail-batch");
        settings.add("budgettrail.accounts", () -> folder.resolve("accounts.json").toString());
        settings.add("budgettrail.database.url", DATABASE::url);
        settings.add("budgettrail.database.owner.user", DATABASE::ownerUser);
        settings.add("budgettrail.database.owner.password", DATABASE::ownerPassword);
        settings.add("budgettrail.database.application.user", DATABASE::applicationUser);
        settings.add("budgettrail.database.application.password", DATABASE::applicationPassword);
    }

    @BeforeEach
    void openTwoLines() throws Exception {
        own = "T" + ++tests;
        sent("officer", "imports/units?fiscalYear=2022", "text/csv", "code,name_zh\nU1,一\nU2,二\n");
        var lines =
                "line_key,unit_code,function_code,kind,initial_yuan\n"
                        + "%s-A,U1,201,BASIC,100.00\n"
                        + "%s-B,U2,201,BASIC,50.00\n";
        sent(
                "officer",
                "imports/budget-lines?fiscalYear=2022",
                "text/csv",
                lines.formatted(own, own));
    }

    private HttpResponse<String> sent(String user, String path, String type, String body)
            throws Exception {
        return sent(user, path, type, body, own + "-" + path);
    }

    private HttpResponse<String> sent(
            String user, String path, String type, String body, String key) throws Exception {
        var token =
                accounts.file().read().stream()
                        .filter(account -> account.user().equals(user))
                        .map(Account::token)
                        .findFirst()
                        .orElse("nobody's");
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/" + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Accept-Language", "en")
                        .header("Idempotency-Key", key)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> batch(String body) throws Exception {
        return sent("clerk", "disbursements/batch", "application/json", body);
    }

    private JsonNode batch(List<String> rows) throws Exception {
        var answer = batch("[" + String.join(",", rows) + "]");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var json = JSON.readTree(answer.body());
        assertThat(json.get("rows")).hasSize(rows.size());
        assertThat(answer.headers().firstValue("Budget-Trail-Position"))
                .contains(json.get("position").asString());
        return json;
    }

    private String row(String name, String line, String amount) {
        return row(name, line, name, amount);
    }

    private String row(String name, String line, String voucher, String amount) {
        return "{\"idempotencyKey\":\"%1$s-%2$s\",\"line\":\"2022:%1$s-%3$s\",%4$s}"
                .formatted(own, name, line, payment(name, line, voucher, amount));
    }

    private String payment(String name, String line, String voucher, String amount) {
        return """
        "disbursement":"%1$s-%2$s","effective":"2022-03-01","amount":"%5$s","unit":"%3$s",
        "voucher":"%1$s-%4$s","payee":"x","paid":true\
        """
                .formatted(own, name, line.equals("A") ? "U1" : "U2", voucher, amount);
    }

    private static List<String> became(JsonNode answer) {
        return answer.get("rows")
                .valueStream()
                .map(
                        row ->
                                row.get("problem") == null || row.get("problem").isNull()
                                        ? row.get("became").asString()
                                        : row.get("problem").get("code").asString())
                .toList();
    }

    private List<Recorded> facts(long after) {
        return log.after(after, 20_000);
    }

    @Test
    void judgesEachRowByWhatWasRecordedBeforeItToTheFen() throws Exception {
        var head = log.head();
        var answer =
                batch(
                        List.of(
                                row("1", "A", "60.00"),
                                row("2", "A", "40.01"),
                                row("3", "A", "40.00"),
                                row("4", "A", "0.01"),
                                row("5", "B", "50.01"),
                                row("6", "B", "50.00")));
        assertThat(became(answer))
                .containsExactly(
                        "RECORDED",
                        "EXCEEDS_AVAILABLE",
                        "RECORDED",
                        "EXCEEDS_AVAILABLE",
                        "EXCEEDS_AVAILABLE",
                        "RECORDED");
        assertThat(answer.get("recorded").asInt()).isEqualTo(3);
        assertThat(answer.get("refused").asInt()).isEqualTo(3);
        assertThat(answer.get("rows").valueStream().map(row -> row.get("position").asLong(0)))
                .containsExactly(head + 1, 0L, head + 2, 0L, 0L, head + 3);
        assertThat(facts(head)).hasSize(3);
    }

    @Test
    void refusesARowAsItWouldBeRefusedAlone() throws Exception {
        batch(List.of(row("taken", "A", "V", "1.00")));
        var bad =
                List.of(
                        row("1", "A", "V", "1.00"),
                        row("2", "A", "200.00"),
                        row("3", "A", "1.005"),
                        row("4", "A", "-1.00"),
                        row("5", "none", "1.00"),
                        row("6", "A", "1.00").replace("\"U1\"", "\"U2\""),
                        row("7", "A", "1.00").replace("2022-03-01", "2021-12-31"),
                        row("8", "A", "1.00").replace("\"x\"", "\" \""),
                        row("9", "A", "1.00")
                                .replace("\"payee\"", "\"commitment\":\"C\",\"payee\""),
                        row("10", "none", "1.005").replace("2022:", ""),
                        row("11", "A", "Ｖ", "1.00"),
                        row("12", "A", "1.00").replace("\"x\"", "\"\u00A0\u200B\""));
        var answer = batch(bad);
        assertThat(became(answer))
                .containsExactly(
                        "DUPLICATE_VOUCHER",
                        "EXCEEDS_AVAILABLE",
                        "INVALID_AMOUNT",
                        "INVALID_AMOUNT",
                        "UNKNOWN_BUDGET_LINE",
                        "UNIT_MISMATCH",
                        "YEAR_CLOSED",
                        "REQUIRED",
                        "UNKNOWN_COMMITMENT",
                        "INVALID_AMOUNT",
                        "DISGUISED_VOUCHER",
                        "REQUIRED");
        for (var number = 0; number < bad.size(); number++) {
            var alone = (ObjectNode) JSON.readTree(bad.get(number));
            var line = alone.remove("line").asString();
            alone.remove("idempotencyKey");
            var single =
                    sent(
                            "clerk",
                            "budget-lines/" + line + "/disbursements",
                            "application/json",
                            alone.toString(),
                            own + "alone" + number);
            assertThat(without(answer.get("rows").get(number).get("problem")))
                    .isEqualTo(without(JSON.readTree(asOfARow(single.body()))));
        }
    }

    /** What the address of one payment names is a field of a row. */
    private static String asOfARow(String problem) {
        return problem.replace("\"parameter\":\"line\"", "\"pointer\":\"/line\"");
    }

    private static JsonNode without(JsonNode problem) {
        return ((ObjectNode) problem).without("requestId");
    }

    @Test
    void aVoucherIsTakenByTheFirstOfItsRows() throws Exception {
        var rows =
                List.of(
                        row("1", "A", "V", "200.00"),
                        row("2", "A", "V", "1.00"),
                        row("3", "A", "V", "1.00"),
                        row("2b", "B", "V", "1.00"));
        assertThat(became(batch(rows)))
                .containsExactly("EXCEEDS_AVAILABLE", "RECORDED", "DUPLICATE_VOUCHER", "RECORDED");
    }

    @Test
    void aKeyHasOneEffectHoweverOftenItComes() throws Exception {
        var head = log.head();
        var first = row("1", "A", "1.00");
        var refused = row("2", "A", "100.00");
        var answer =
                batch(
                        List.of(
                                first,
                                first,
                                row("1", "A", "1.01"),
                                refused,
                                refused.replace("100.00", "99.00"),
                                refused));
        assertThat(became(answer))
                .containsExactly(
                        "RECORDED",
                        "REPLAYED",
                        "IDEMPOTENCY_KEY_REUSED",
                        "EXCEEDS_AVAILABLE",
                        "RECORDED",
                        "IDEMPOTENCY_KEY_REUSED");
        assertThat(answer.get("rows").get(1).get("position").asLong()).isEqualTo(head + 1);
        assertThat(facts(head)).hasSize(2);
    }

    @Test
    void sentAgainItIsAnsweredAndRecordsNothing() throws Exception {
        var rows = List.of(row("1", "A", "60.00"), row("2", "A", "60.00"), row("3", "B", "1.00"));
        var once = batch(rows);
        var head = log.head();
        var again = batch(rows);
        assertThat(became(again)).containsExactly("REPLAYED", "EXCEEDS_AVAILABLE", "REPLAYED");
        assertThat(again.get("position")).isEqualTo(once.get("position"));
        assertThat(log.head()).isEqualTo(head);
        var alone =
                sent(
                        "clerk",
                        "budget-lines/2022:" + own + "-A/disbursements",
                        "application/json",
                        "{" + payment("1", "A", "1", "60.00") + "}",
                        own + "-1");
        assertThat(alone.headers().firstValue("Idempotent-Replayed")).contains("true");
    }

    @Test
    void whoeverSendsTheSameAtTheSameTimeHasOneEffect() throws Exception {
        var head = log.head();
        var rows = IntStream.range(0, 300).mapToObj(row -> row("P" + row, "A", "0.01")).toList();
        try (var clerks = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = Collections.nCopies(4, (Callable<JsonNode>) () -> batch(rows));
            var recorded = 0;
            for (var answer : clerks.invokeAll(tasks)) {
                recorded += answer.get().get("recorded").asInt();
                assertThat(answer.get().get("refused").asInt()).isZero();
            }
            assertThat(recorded).isEqualTo(300);
        }
        assertThat(facts(head)).hasSize(300);
    }

    @Test
    void tellsRefusedRowsFromThoseThatNobodyKnowsOf() throws Exception {
        var head = log.head();
        var rows =
                IntStream.range(0, 1_002)
                        .mapToObj(row -> row("P" + row, "A", row == 0 ? "100.01" : "0.01"))
                        .toList();
        owner("ALTER TABLE log.event ADD CONSTRAINT room CHECK (position < %d)", head + 1_000);
        var answer = batch(rows);
        owner("ALTER TABLE log.event DROP CONSTRAINT room");
        assertThat(answer.get("recorded").asInt()).isEqualTo(999);
        assertThat(answer.get("refused").asInt()).isEqualTo(1);
        assertThat(answer.get("unsettled").asInt()).isEqualTo(2);
        assertThat(answer.get("rows").get(1_000).get("became").asString()).isEqualTo("UNSETTLED");
        assertThat(became(answer).subList(999, 1_002))
                .containsExactly("RECORDED", "LOG_UNAVAILABLE", "LOG_UNAVAILABLE");
        assertThat(batch(rows).get("recorded").asInt()).isEqualTo(2);
    }

    @Test
    void countsEachRowThatNobodyKnowsOf() throws Exception {
        var unavailable = counted("unavailable");
        var recorded = counted("recorded");
        var rows = IntStream.range(0, 1_003).mapToObj(row -> row("P" + row, "A", "0.01")).toList();
        owner("ALTER TABLE log.event ADD CONSTRAINT room CHECK (position <= %d)", log.head());
        var none = batch("[" + String.join(",", rows.subList(0, 2)) + "]");
        owner("ALTER TABLE log.event DROP CONSTRAINT room");
        assertThat(none.statusCode()).isEqualTo(503);
        assertThat(counted("unavailable")).isEqualTo(unavailable + 2);
        owner(
                "ALTER TABLE log.event ADD CONSTRAINT room CHECK (position <= %d)",
                log.head() + 1_000);
        var some = batch(rows);
        owner("ALTER TABLE log.event DROP CONSTRAINT room");
        assertThat(some.get("unsettled").asInt()).isEqualTo(3);
        assertThat(counted("unavailable")).isEqualTo(unavailable + 5);
        assertThat(counted("recorded")).isEqualTo(recorded + 1_000);
    }

    private static void owner(String sql, Object... values) throws SQLException {
        try (var connection = TestDatabase.owner(DATABASE).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql.formatted(values));
        }
    }

    @Test
    void whoIsTurnedAwayIsNotCountedAsFailed() throws Exception {
        var unavailable = counted("unavailable");
        var line = LineId.of("2022:" + own + "-A");
        var path = "budget-lines/" + line + "/disbursements";
        var body = "{" + payment("1", "A", "1", "1.00") + "}";
        var turnedAway =
                bulk.insisting(
                        List.of(line),
                        () -> now(() -> sent("clerk", path, "application/json", body)));
        assertThat(turnedAway.statusCode()).isEqualTo(503);
        assertThat(turnedAway.body()).contains("CONTENDED");
        var lost = new SQLException("The connection is gone", "08006");
        var away = new DataAccessResourceFailureException("Not reached", lost);
        assertThatThrownBy(
                        () ->
                                answers.answer(
                                        RecordDisbursement.class,
                                        () -> {
                                            throw away;
                                        }))
                .isSameAs(away);
        assertThat(counted("contended")).isEqualTo(1);
        assertThat(counted("unavailable")).isEqualTo(unavailable + 1);
        assertThat(counted("failed")).isZero();
    }

    private static <T> T now(Callable<T> asked) {
        try {
            return asked.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private double counted(String outcome) {
        return meters.find("budgettrail.commands").tag("outcome", outcome).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Test
    void takesTenThousandAndNoMore() throws Exception {
        var head = log.head();
        var rows =
                IntStream.range(0, BatchController.MOST)
                        .mapToObj(row -> row("P" + row, row % 2 == 0 ? "A" : "B", "0.01"))
                        .toList();
        var answer = batch(rows);
        assertThat(answer.get("recorded").asInt()).isEqualTo(10_000);
        assertThat(answer.get("rows").valueStream().map(row -> row.get("position").asLong()))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(head + 1, head + 10_000).boxed().toList());
        assertThat(facts(head)).hasSize(10_000);
        assertThat(batch(rows).get("replayed").asInt()).isEqualTo(10_000);
        var more = "[" + String.join(",", rows) + "," + row("more", "A", "0.01") + "]";
        assertThat(batch(more).statusCode()).isEqualTo(413);
        assertThat(log.head()).isEqualTo(head + 10_000);
    }

    @Test
    void paymentsThatAreNotPaidYetWaitForApproval() throws Exception {
        var head = log.head();
        var row = row("1", "A", "100.00").replace(",\"paid\":true", "");
        assertThat(became(batch(List.of(row, row("2", "A", "0.01")))))
                .containsExactly("RECORDED", "EXCEEDS_AVAILABLE");
        assertThat(facts(head).getFirst().fact()).isInstanceOf(DisbursementRequested.class);
    }

    @Test
    void refusesWhatIsNoListOfPayments() throws Exception {
        var head = log.head();
        var row = row("1", "A", "1.00");
        for (var body :
                List.of(
                        "",
                        "null",
                        "{}",
                        "[]",
                        "[null]",
                        "[[]]",
                        "[1]",
                        "[\"x\"]",
                        "[{}]",
                        row,
                        "[" + row,
                        "[" + row + "] []",
                        "[" + row + ",null]",
                        "[" + row.replace("\"1.00\"", "1.00") + "]",
                        "[" + row.replace("\"2022-03-01\"", "19052") + "]",
                        "[" + row.replace("\"payee\":\"x\"", "\"payee\":null") + "]",
                        "[" + row.replace("\"payee\":\"x\"", "\"payee\":\"x\",\"more\":1") + "]",
                        "["
                                + row.replace("\"payee\":\"x\"", "\"payee\":\"x\",\"payee\":\"y\"")
                                + "]",
                        "[" + row.replace("\"idempotencyKey\"", "\"key\"") + "]",
                        "[".repeat(2_000))) {
            var answer = batch(body);
            assertThat(answer.statusCode()).as(body + answer.body()).isEqualTo(400);
            assertThat(JSON.readTree(answer.body()).get("code").asString()).isNotEmpty();
        }
        assertThat(log.head()).isEqualTo(head);
        var key = row.replace(own + "-1\",\"line", " \",\"line");
        assertThat(became(batch(List.of(key, key.replace("\" \"", "\"\"")))))
                .containsExactly("INVALID_VALUE", "INVALID_VALUE");
    }

    @Test
    void onlyATreasuryClerkPays() throws Exception {
        var body = "[" + row("1", "A", "1.00") + "]";
        for (var user : List.of("officer", "auditor", "approver", "administrator")) {
            var answer = sent(user, "disbursements/batch", "application/json", body);
            assertThat(answer.statusCode()).as(user).isIn(401, 403);
        }
        assertThat(sent("officer", "disbursements/batch", "application/json", body).statusCode())
                .isEqualTo(403);
        assertThat(sent("nobody", "disbursements/batch", "application/json", body).statusCode())
                .isEqualTo(401);
    }
}
