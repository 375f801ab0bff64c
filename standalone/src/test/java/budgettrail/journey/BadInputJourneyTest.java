package budgettrail.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Commands that are wrong in themselves, or against the state, on the real budget of 2022. */
class BadInputJourneyTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String LINE = "/api/v1/budget-lines/2022:035001-2080101-B-30101-50101";
    private static final String PAYMENTS = LINE + "/disbursements";

    private static RunningApplication application;
    private static Doors doors;

    @BeforeAll
    static void open() {
        application = RunningApplication.start();
        doors = new Doors(application);
        Dataset.importBudget(application.api());
    }

    @AfterAll
    static void close() {
        application.close();
    }

    /** A payment that is right, unless something is changed. */
    static Map<String, Object> payment() {
        var payment = new HashMap<String, Object>();
        var id = UUID.randomUUID().toString();
        payment.put("disbursement", id);
        payment.put("effective", "2022-03-01");
        payment.put("amount", "1.00");
        payment.put("unit", "035001");
        payment.put("voucher", "V-" + id);
        payment.put("payee", "示例公司");
        return payment;
    }

    private static RawRequest pay(Map<String, Object> payment) {
        return pay(PAYMENTS, payment);
    }

    private static RawRequest pay(String path, Map<String, Object> payment) {
        return RawRequest.command("clerk", path, JSON.writeValueAsString(payment));
    }

    private static Map<String, Object> but(String field, Object value) {
        var payment = payment();
        payment.put(field, value);
        return payment;
    }

    @Test
    void acceptsWhatTheOthersAreChangedFrom() {
        doors.accept(pay(payment()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0.00",
                "-1.00",
                "1.005",
                "1E9",
                "１２３",
                "10000000000000",
                "1,000.00" + "",
                "",
                " 1",
                "+1",
                "NaN",
                "1000000000000000",
                "0x10",
                "1.",
                ".5"
            })
    void refusesWhatIsNoAmount(String amount) {
        doors.refuse(400, "INVALID_AMOUNT", "/amount", pay(but("amount", amount)));
    }

    @Test
    void refusesAmountsThatAreNotText() {
        doors.refuse(400, "INVALID_VALUE", "/amount", pay(but("amount", 1)));
        doors.refuse(400, "INVALID_VALUE", "/amount", pay(but("amount", 1.5)));
        doors.refuse(400, "INVALID_VALUE", "/amount", pay(but("amount", true)));
        doors.refuse(400, "REQUIRED", "/amount", pay(but("amount", null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"disbursement", "effective", "amount", "unit", "voucher", "payee"})
    void refusesWhatIsMissing(String field) {
        var payment = payment();
        payment.remove(field);
        doors.refuse(400, "REQUIRED", "/" + field, pay(payment));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2022-02-30", "2022-2-1", "20220301", "2022-03-01T00:00:00", "", "昨天"})
    void refusesWhatIsNoDay(String day) {
        doors.refuse(400, "INVALID_VALUE", "/effective", pay(but("effective", day)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"disbursement", "unit", "voucher", "commitment"})
    void refusesWhatIsNoName(String field) {
        for (var bad :
                new String[] {
                    "",
                    " ",
                    "a b",
                    "a\u0000b",
                    "a\nb",
                    "a\u202Eb",
                    "a\u200Fb",
                    "../x",
                    "a?b",
                    "x".repeat(161),
                    "<script>"
                }) {
            doors.refuse(400, "INVALID_VALUE", "/" + field, pay(but(field, bad)));
        }
    }

    /** Else no address could name what is recorded so. */
    @ParameterizedTest
    @ValueSource(strings = {"035001//17", "035001/", "035001/./17", "035001/../17"})
    void recordsNothingThatAddressesCannotHold(String id) {
        doors.refuse(400, "INVALID_VALUE", "/disbursement", pay(but("disbursement", id)));
        var refund = payment();
        refund.put("refund", id);
        doors.refuse(400, "INVALID_VALUE", "/refund", pay(LINE + "/refunds", refund));
        doors.refuse(
                400,
                "INVALID_VALUE",
                "/commitment",
                officer(
                        "/commitments",
                        Map.of("commitment", id, "effective", "2022-03-01", "amount", "1.00")));
        var supplement = Map.of("adjustment", id, "effective", "2022-03-01", "amount", "1.00");
        doors.refuse(400, "INVALID_VALUE", "/adjustment", officer("/supplements", supplement));
        doors.refuse(400, "INVALID_VALUE", "/line", opened("kind", "PROJECT", "2022:" + id));
    }

    /** By its first supplement neither; there the line is in the address. */
    @ParameterizedTest
    @ValueSource(strings = {"035001%2F%2F17", "035001%2F", "035001%2F.%2F17"})
    void opensNoLineThatAddressesCannotHold(String key) {
        doors.refuse(
                400,
                "INVALID_PARAMETER",
                "line",
                RawRequest.command(
                        "officer",
                        "/api/v1/budget-lines/2022:" + key + "/supplements",
                        """
                        {"adjustment":"S-1","effective":"2022-03-01","amount":"1.00",
                         "opens":{"unit":"035001","function":"2080101","kind":"BASIC"}}
                        """));
    }

    private static RawRequest officer(String action, Map<String, ?> body) {
        return RawRequest.command("officer", LINE + action, JSON.writeValueAsString(body));
    }

    @Test
    void refusesTextThatHidesSomething() {
        doors.refuse(400, "INVALID_VALUE", "/reason", pay(but("reason", "a\u202Eb")));
        doors.refuse(400, "INVALID_VALUE", "/reason", pay(but("reason", "a\u0007b")));
        doors.refuse(400, "INVALID_VALUE", "/reason", pay(but("reason", "x".repeat(2001))));
        doors.refuse(400, "INVALID_VALUE", "/payee", pay(but("payee", "x".repeat(201))));
        doors.refuse(400, "REQUIRED", "/payee", pay(but("payee", "  ")));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/budget-lines/2022:NO-SUCH/disbursements, UNKNOWN_BUDGET_LINE",
        "/api/v1/budget-lines/2019:035001-2080101-B-30101-50101/disbursements, UNKNOWN_BUDGET_LINE",
        "/api/v1/budget-lines/nonsense/disbursements, UNKNOWN_BUDGET_LINE",
        "/api/v1/budget-lines/99999:A/disbursements, UNKNOWN_BUDGET_LINE",
        "/api/v1/budget-lines/2022:a%20b/disbursements, UNKNOWN_BUDGET_LINE",
        "/api/v1/budget-lines/2022:a%E2%80%AEb/disbursements, UNKNOWN_BUDGET_LINE",
        "/api/v1/nothing, NOT_FOUND"
    })
    void knowsNoOtherLine(String path, String code) {
        doors.refuse(404, code, pay(path, payment()));
    }

    /** The amount is looked at first, whichever way the payment comes. */
    @Test
    void tellsAnAmountThatIsNoneBeforeALineThatIsUnknown() {
        var bad = but("amount", "10.005");
        doors.refuse(
                400, "INVALID_AMOUNT", pay("/api/v1/budget-lines/nonsense/disbursements", bad));
        var correction = Map.of("line", "nonsense", "payment", bad);
        doors.refuse(
                400,
                "INVALID_AMOUNT",
                "/payment/amount",
                pay("/api/v1/disbursements/P-1/correction", correction));
        correction = Map.of("line", "nonsense", "payment", payment());
        doors.refuse(
                404,
                "UNKNOWN_BUDGET_LINE",
                "/line",
                pay("/api/v1/disbursements/P-1/correction", correction));
    }

    @Test
    void knowsNoOtherUnitProjectOrPayment() {
        doors.refuse(409, "UNIT_MISMATCH", "/unit", pay(but("unit", "035002")));
        doors.refuse(409, "UNIT_MISMATCH", "/unit", pay(but("unit", "999")));
        doors.refuse(404, "UNKNOWN_COMMITMENT", "/commitment", pay(but("commitment", "NONE")));
        doors.refuse(404, "UNKNOWN_UNIT", "/description/unit", opened("unit", "999", "2022:N-1"));
        doors.refuse(
                404,
                "UNKNOWN_PROJECT",
                "/description/project",
                opened("project", "999", "2022:N-1"));
        doors.refuse(
                404,
                "UNKNOWN_DISBURSEMENT",
                RawRequest.command(
                        "approver",
                        "/api/v1/disbursements/NONE/approval",
                        "{\"effective\":\"2022-03-01\"}"));
    }

    private static RawRequest opened(String field, String value, String line) {
        var description = new HashMap<String, Object>();
        description.put("unit", "035001");
        description.put("function", "2080101");
        description.put("kind", "PROJECT");
        description.put(field, value);
        return RawRequest.command(
                "officer",
                "/api/v1/budget-lines",
                JSON.writeValueAsString(
                        Map.of("line", line, "description", description, "amount", "1.00")));
    }

    @Test
    void refusesAnOpeningBudgetThatIsNone() {
        var open =
                "{\"line\":\"2022:N-1\",\"amount\":\"-1.00\",\"description\":{\"unit\":\"035001\","
                        + "\"function\":\"2080101\",\"kind\":\"BASIC\"}}";
        doors.refuse(
                400,
                "INVALID_AMOUNT",
                "/amount",
                RawRequest.command("officer", "/api/v1/budget-lines", open));
    }

    /** By hand and by file. */
    @Test
    void refusesAPartThatIsMoreThanTheWhole() {
        doors.refuse(
                400,
                "PART_EXCEEDS_WHOLE",
                "/description/fiscalAppropriation",
                opened("fiscalAppropriation", "1.01", "2022:N-1"));
        var answer =
                application
                        .api()
                        .post(
                                "officer",
                                "/api/v1/imports/budget-lines?fiscalYear=2022",
                                "text/csv",
                                """
                                line_key,unit_code,function_code,kind,initial_yuan,fiscal_appropriation_yuan
                                N-1,035001,2080101,BASIC,1.00,1.01
                                """
                                        .getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        var error = answer.json().path("errors").path(0);
        assertThat(error.path("column").asString()).isEqualTo("fiscal_appropriation_yuan");
        assertThat(error.path("code").asString()).isEqualTo("PART_EXCEEDS_WHOLE");
    }

    @Test
    void keepsToTheYear() {
        doors.refuse(409, "YEAR_CLOSED", "/effective", pay(but("effective", "2023-01-01")));
        doors.refuse(409, "YEAR_CLOSED", "/effective", pay(but("effective", "2021-12-31")));
        assertThat(refusal(pay(but("effective", "2023-01-01"))))
                .contains("2023-01-01", "only facts of fiscal year 2022")
                .doesNotContain("closed");
        var tomorrow = java.time.LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).plusDays(1);
        var open =
                "{\"line\":\"%d:N-1\",\"effective\":\"%s\",\"description\":{\"unit\":\"035001\",\"function\":\"2\",\"kind\":\"BASIC\"}}"
                        .formatted(tomorrow.getYear(), tomorrow);
        doors.refuse(
                409,
                "DATE_IN_FUTURE",
                "/effective",
                RawRequest.command("officer", "/api/v1/budget-lines", open));
    }

    private static String refusal(RawRequest request) {
        var answer = application.api().send(request.with("Accept-Language", "en"));
        return answer.json().path("detail").asString();
    }

    @Test
    void takesNothingMoreOnceALineIsClosed() {
        var line = "/api/v1/budget-lines/2021:CLOSED-1";
        doors.accept(opened("function", "2080101", "2021:CLOSED-1"));
        doors.accept(
                RawRequest.command(
                        "officer",
                        line + "/closing",
                        "{\"carryForward\":\"0.00\",\"lapse\":\"1.00\"}"));

        doors.refuse(
                409, "YEAR_CLOSED", pay(line + "/disbursements", but("effective", "2021-03-01")));
        doors.refuse(409, "YEAR_CLOSED", opened("function", "2080101", "2021:LATER-1"));
    }

    /** No payment of this year comes back, so naming one would say something that is not kept. */
    @Test
    void refusesAPaymentBesideAnEarlierYear() {
        var refund = payment();
        refund.put("refund", refund.get("disbursement"));
        refund.put("priorYear", true);
        refund.put("disbursement", "NO-SUCH");
        doors.refuse(400, "INVALID_VALUE", "/disbursement", pay(LINE + "/refunds", refund));
        refund.remove("disbursement");
        doors.accept(pay(LINE + "/refunds", refund));
    }

    @Test
    void takesAVoucherNumberOnce() {
        var first = payment();
        doors.accept(pay(first));

        doors.refuse(
                409, "DUPLICATE_VOUCHER", "/voucher", pay(but("voucher", first.get("voucher"))));
        doors.refuse(
                409,
                "DUPLICATE_ID",
                "/disbursement",
                pay(but("disbursement", first.get("disbursement"))));
    }

    @Test
    void bindsAKeyToItsBody() {
        var request = pay(payment());
        var first = doors.accept(request);
        var again = doors.accept(request);

        assertThat(again.headers()).containsEntry("idempotent-replayed", "true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(first.headers()).doesNotContainKey("idempotent-replayed");
        var other = pay(payment());
        var key = "key-" + UUID.randomUUID();
        doors.accept(other.with("Idempotency-Key", key));
        doors.refuse(422, "IDEMPOTENCY_KEY_REUSED", pay(payment()).with("Idempotency-Key", key));
        doors.refuse(
                400,
                "IDEMPOTENCY_KEY_REQUIRED",
                "Idempotency-Key",
                pay(payment()).without("Idempotency-Key"));
        doors.refuse(
                400,
                "INVALID_VALUE",
                "Idempotency-Key",
                pay(payment()).with("Idempotency-Key", "a b"));
    }

    @Test
    void tellsWhoSawAnOldLine() {
        var seen = doors.accept(pay(payment())).headers().get("etag");
        var stale = "\"0\"";

        doors.refuse(412, "STALE_ETAG", pay(payment()).with("If-Match", stale));
        var answer = application.api().send(pay(payment()).with("If-Match", stale));
        assertThat(answer.headers()).containsEntry("etag", seen);
        assertThat(answer.json().path("currentETag").asString()).isEqualTo(seen);
        doors.accept(pay(payment()).with("If-Match", seen));
        doors.refuse(
                400, "INVALID_VALUE", "If-Match", pay(payment()).with("If-Match", "W/nonsense"));
        var nowhere = pay("/api/v1/budget-lines/2022:NO-SUCH/disbursements", payment());
        doors.refuse(404, "UNKNOWN_BUDGET_LINE", "line", nowhere.with("If-Match", seen));
    }
}
