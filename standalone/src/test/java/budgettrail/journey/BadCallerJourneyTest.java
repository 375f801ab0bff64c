package budgettrail.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers who may not, and requests that are wrong before anybody looks at what they want. */
class BadCallerJourneyTest {
    private static final String LINE = "2022:035001-2080101-B-30101-50101";
    private static final String PAYMENTS = "/api/v1/budget-lines/" + LINE + "/disbursements";
    private static final String PAYMENT =
            """
            {"disbursement":"P-1","effective":"2022-03-01","amount":"1.00","unit":"035001",
             "voucher":"V-1","payee":"示例公司"}
            """;
    private static final int MOST_BYTES = 20 * 1024 * 1024;

    private static RunningApplication application;
    private static Doors doors;

    @BeforeAll
    static void open() {
        application = RunningApplication.start("--budgettrail.sample=budget"); // has a manager
        doors = new Doors(application);
    }

    @AfterAll
    static void close() {
        application.close();
    }

    private static RawRequest pay(String json) {
        return RawRequest.command("clerk", PAYMENTS, json);
    }

    @Test
    void knowsWhoAsks() {
        doors.refuse(401, "UNAUTHENTICATED", pay(PAYMENT).by("nobody"));
        for (var wrong :
                new String[] {"Bearer wrong", "Bearer ", "Basic YTpi", "nonsense", "Bearer a b"}) {
            doors.refuse(
                    401, "UNAUTHENTICATED", pay(PAYMENT).by("nobody").with("Authorization", wrong));
        }
        var answer = application.api().send(pay(PAYMENT).by("nobody"));
        assertThat(answer.headers().get("www-authenticate")).startsWith("Bearer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "approver",
                "officer",
                "exemptions",
                "manager",
                "auditor",
                "migrator",
                "admin"
            })
    void letsOnlyTheClerkPay(String user) {
        doors.refuse(403, "FORBIDDEN", pay(PAYMENT).by(user));
        // Whoever may not is not told what is wrong with the body.
        doors.refuse(403, "FORBIDDEN", pay("{").by(user));
    }

    /** No account bears both roles; that one person does not decide twice is the decision's. */
    @Test
    void keepsRequestAndApprovalApart() {
        doors.accept(pay(PAYMENT.replace("P-1", "P-2").replace("V-1", "V-2")));
        doors.refuse(
                403,
                "FORBIDDEN",
                RawRequest.command(
                        "clerk",
                        "/api/v1/disbursements/P-2/approval",
                        "{\"effective\":\"2022-03-02\"}"));
        doors.refuse(403, "FORBIDDEN", pay(PAYMENT).by("approver"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "",
                "{\"amount\":}",
                "{'a':1}",
                "\u0000",
                "{\"amount\" \"1\"}",
                "nonsense"
            })
    void readsOnlyJson(String body) {
        doors.refuse(400, body.isEmpty() ? "REQUIRED" : "MALFORMED_JSON", pay(body));
    }

    @Test
    void readsOnlyWhatItKnowsAndOnce() {
        doors.refuse(
                400,
                "UNKNOWN_FIELD",
                "/surprise",
                pay(PAYMENT.replaceFirst("\\{", "{\"surprise\":1,")));
        doors.refuse(
                400, "MALFORMED_JSON", pay(PAYMENT.replaceFirst("\\{", "{\"amount\":\"2.00\",")));
        doors.refuse(400, "INVALID_VALUE", "", pay("[]"));
        doors.refuse(400, "INVALID_VALUE", "", pay("\"text\""));
        doors.refuse(400, "REQUIRED", "", pay("null"));
        doors.refuse(400, "INVALID_VALUE", pay("[".repeat(100_000)));
        doors.refuse(400, "MALFORMED_JSON", pay("{\"a\":".repeat(100_000)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "nonsense",
                "*/*",
                "application/*",
                "text/csv",
                "multipart/form-data; boundary=x"
            })
    void takesOnlyJson(String type) {
        doors.refuse(
                415,
                "UNSUPPORTED_MEDIA_TYPE",
                RawRequest.post("clerk", PAYMENTS, type, PAYMENT.getBytes(StandardCharsets.UTF_8)));
    }

    /** What is done is done: nobody is told otherwise for how he wanted it told. */
    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "text/html", "application/xml", "///", "nonsense"})
    void tellsInJsonWhatItHasDone(String accept) {
        var id = "A-" + Integer.toHexString(accept.hashCode());
        var payment = PAYMENT.replace("P-1", id).replace("V-1", id);
        assertJson(201, pay(payment).with("Accept", accept));
        var row = "{\"idempotencyKey\":\"%s\",\"line\":\"%s\",".formatted(id, LINE);
        var batch = "[" + payment.replace(id, id + "-2").replaceFirst("\\{", row) + "]";
        assertJson(
                200,
                RawRequest.command("clerk", "/api/v1/disbursements/batch", batch)
                        .with("Accept", accept));
        var search = "{\"name\":\"%s\",\"query\":\"V-1\"}".formatted(id);
        assertJson(
                201,
                RawRequest.command("auditor", "/api/v1/saved-searches", search)
                        .with("Accept", accept));
    }

    private static void assertJson(int status, RawRequest request) {
        var answer = application.api().send(request);
        assertThat(answer.status()).as("%s: %s", request, answer.body()).isEqualTo(status);
        assertThat(answer.headers().get("content-type")).isEqualTo("application/json");
    }

    @Test
    void takesNoMoreThanTwentyMegabytes() {
        var large = " ".repeat(MOST_BYTES + 1).getBytes(StandardCharsets.UTF_8);
        for (var path : new String[] {PAYMENTS, "/api/v1/imports/execution?fiscalYear=2022"}) {
            var type = path.equals(PAYMENTS) ? "application/json" : "text/csv";
            doors.refuse(413, "BODY_TOO_LARGE", RawRequest.post("clerk", path, type, large));
            doors.refuse(413, "BODY_TOO_LARGE", RawRequest.chunked("clerk", path, type, large));
        }
    }

    @Test
    void knowsItsAddressesAndMethods() {
        doors.refuse(404, "NOT_FOUND", RawRequest.get("auditor", "/api/v1/nothing"));
        doors.refuse(404, "NOT_FOUND", RawRequest.get("auditor", "/api/v2/units"));
        doors.refuse(405, "METHOD_NOT_ALLOWED", RawRequest.get("clerk", PAYMENTS));
        doors.refuse(
                405,
                "METHOD_NOT_ALLOWED",
                RawRequest.get("auditor", "/api/v1/budget-lines").method("DELETE"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/disbursements/..%2F..%2Fetc%2Fpasswd",
                "/api/v1/disbursements/a%2F..%2F..%2Funits",
                "/api/v1/disbursements/%2e%2e%2f%2e%2e",
                "/api/v1/disbursements/a%5C..%5Cb",
                "/api/v1/disbursements/a%00b",
                "/api/v1/disbursements/a;b=c",
                "/api/v1/disbursements/%252e%252e%252f",
                "/api/v1//units",
                "//api/v1/units",
                "/api/v1%2F%2Funits"
            })
    void goesNowhereElse(String path) {
        var answer = application.api().send(RawRequest.get("auditor", path));
        assertThat(answer.status()).as("%s: %s", path, answer.body()).isIn(400, 404);
        Doors.assertProblem(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "indicators?level=UNIT, fiscalYear",
        "indicators?fiscalYear=2022, level",
        "indicators?fiscalYear=2022&level=FOO, level",
        "indicators?fiscalYear=2022&level=1, level",
        "indicators?fiscalYear=x&level=UNIT, fiscalYear",
        "indicators?fiscalYear=99999&level=UNIT, fiscalYear",
        "indicators?fiscalYear=0000&level=UNIT, fiscalYear",
        "indicators?fiscalYear=２０２２&level=UNIT, fiscalYear",
        "indicators?fiscalYear=2022&level=UNIT&asOf=abc, asOf",
        "indicators?fiscalYear=2022&level=UNIT&asOf=2022-02-30, asOf",
        "indicators?fiscalYear=2022&level=UNIT&knownAt=yesterday, knownAt",
        "indicators?fiscalYear=2022&level=UNIT&minPosition=-1, minPosition",
        "indicators?fiscalYear=2022&level=UNIT&unit=a%20b, unit",
        "indicators?fiscalYear=2022&level=UNIT&project=a%20b, project",
        "indicators?fiscalYear=2022&level=, level",
        "comparison?fiscalYear=2022&level=UNIT&all=, all",
        "comparison?fiscalYear=2022&level=UNIT&all=perhaps, all",
        "budget-lines?fiscalYear=2022&limit=0, limit",
        "budget-lines?fiscalYear=2022&limit=1000, limit",
        "budget-lines?fiscalYear=2022&limit=ten, limit",
        "budget-lines?fiscalYear=2022&cursor=!!, cursor",
        "budget-lines?fiscalYear=2022&cursor=AAAA, cursor",
        "budget-lines?fiscalYear=2022&q=a%00b, q",
        "disbursements?status=FOO, status",
        "disbursements?status=, status",
        "disbursements?fiscalYear=2023&line=2022:035001-2080101-B-30101-50101, line",
        "disbursements?line=nonsense, line",
        "disbursements?cursor=YXg, cursor",
        "disbursements?from=2022-13-01, from",
        "units?limit=0, limit",
        "projects?fiscalYear=, fiscalYear",
        "line-balances.csv?fiscalYear=2022&asOf=abc, asOf",
        "three-public.csv?fiscalYear=abc, fiscalYear",
        "indicators.csv?fiscalYear=2022&knownAt=x, knownAt"
    })
    void readsItsParametersStrictly(String query, String parameter) {
        var encoded = query.replace("２０２２", "%EF%BC%92%EF%BC%90%EF%BC%92%EF%BC%92");
        doors.refuse(
                400,
                "INVALID_PARAMETER",
                parameter,
                RawRequest.get("auditor", "/api/v1/" + encoded));
    }

    /** Nobody imports for good, or unchecked, because a value got lost. */
    @ParameterizedTest
    @ValueSource(strings = {"dryRun", "controlCount"})
    void importsNothingThatIsHalfSaid(String parameter) {
        doors.refuse(
                400,
                "INVALID_PARAMETER",
                parameter,
                RawRequest.post(
                        "migrator",
                        "/api/v1/imports/units?fiscalYear=2022&" + parameter + "=",
                        "text/csv",
                        "code,name_zh\nU9,九\n".getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({
        "indicators?fiscalYear=2022&level=UNIT&unit=999, UNKNOWN_UNIT",
        "indicators?fiscalYear=2022&level=UNIT&project=999, UNKNOWN_PROJECT",
        "budget-lines/2022:NO-SUCH, UNKNOWN_BUDGET_LINE",
        "budget-lines/nonsense, UNKNOWN_BUDGET_LINE",
        "budget-lines/2022:NO-SUCH/events, UNKNOWN_BUDGET_LINE",
        "budget-lines/2022:NO-SUCH/closing, UNKNOWN_BUDGET_LINE",
        "disbursements/NONE, UNKNOWN_DISBURSEMENT",
        "disbursements/035001%2F%2F17, UNKNOWN_DISBURSEMENT",
        "budget-lines/2022:035001%2F%2F17, UNKNOWN_BUDGET_LINE"
    })
    void saysWhatItDoesNotKnow(String path, String code) {
        var user = path.endsWith("closing") ? "officer" : "auditor";
        doors.refuse(404, code, RawRequest.get(user, "/api/v1/" + path));
    }

    /** The address has parameters, the body has pointers. */
    @ParameterizedTest
    @CsvSource({
        "clerk, budget-lines/2022:NO-SUCH/disbursements, UNKNOWN_BUDGET_LINE, line",
        "clerk, budget-lines/nonsense/disbursements, UNKNOWN_BUDGET_LINE, line",
        "clerk, disbursements/NONE/payment, UNKNOWN_DISBURSEMENT, disbursement",
        "clerk, disbursements/NONE/correction, UNKNOWN_DISBURSEMENT, disbursement",
        "officer, budget-lines/LINE/commitments/NONE/revision, UNKNOWN_COMMITMENT, commitment",
        "officer, budget-lines/2022:NO-SUCH/freezes, UNKNOWN_BUDGET_LINE, line"
    })
    void saysWhereItDoesNotKnowIt(String user, String path, String code, String place) {
        var body =
                switch (path.substring(path.lastIndexOf('/') + 1)) {
                    case "disbursements" -> PAYMENT;
                    case "correction" -> correction(PAYMENT);
                    case "payment" -> "{\"effective\":\"2022-03-01\"}";
                    case "revision" -> "{\"effective\":\"2022-03-01\",\"change\":\"1.00\"}";
                    default -> "{\"effective\":\"2022-03-01\",\"amount\":\"1.00\"}";
                };
        var address = "/api/v1/" + path.replace("/LINE/", "/" + LINE + "/");
        doors.refuse(404, code, place, RawRequest.command(user, address, body));
    }

    @Test
    void pointsIntoTheBodyThatWasSent() {
        doors.accept(pay(PAYMENT.replace("P-1", "P-7").replace("V-1", "V-7")));
        var path = "/api/v1/disbursements/P-7/correction";
        var known = correction(PAYMENT.replace("P-1", "P-7"));
        doors.refuse(
                409,
                "DUPLICATE_ID",
                "/payment/disbursement",
                RawRequest.command("clerk", path, known));
        doors.refuse(
                409,
                "UNIT_MISMATCH",
                "/payment/unit",
                RawRequest.command("clerk", path, known.replace("\"035001\"", "\"035002\"")));
        doors.refuse(
                404,
                "UNKNOWN_BUDGET_LINE",
                "/line",
                RawRequest.command("clerk", path, known.replace(LINE, "2022:NO-SUCH")));
        // A field that only the address may name.
        doors.refuse(
                400, "UNKNOWN_FIELD", "/line", pay(PAYMENT.replaceFirst("\\{", "{\"line\":1,")));
    }

    /** The rules name a place in one way, whatever the command calls it. */
    @Test
    void namesAPlaceAsTheCommandDoes() {
        doors.refuse(
                404,
                "UNKNOWN_UNIT",
                "/opens/unit",
                officer(
                        "budget-lines/2022:NEW/supplements",
                        """
                        {"adjustment":"A-1","effective":"2022-03-01","amount":"1.00","document":"D",
                         "opens":{"unit":"999999","function":"2080101","kind":"BASIC"}}
                        """));

        doors.accept(opened("2022:LATE", "2022-05-01", "GENERAL_PUBLIC"));
        doors.accept(
                officer(
                        "budget-lines/2022:LATE/supplements",
                        """
                        {"adjustment":"A-2","effective":"2022-05-01","amount":"9.00","document":"D"}
                        """));
        doors.accept(
                RawRequest.command(
                        "clerk",
                        "/api/v1/budget-lines/2022:LATE/disbursements",
                        PAYMENT.replace("-1\"", "-9\"").replace("-03-", "-05-")));
        doors.refuse(
                404,
                "UNKNOWN_BUDGET_LINE",
                "/effective",
                RawRequest.command(
                        "approver",
                        "/api/v1/disbursements/P-9/approval",
                        "{\"effective\":\"2022-04-01\"}"));

        doors.accept(opened("2022:OVER", "2022-01-01", "GENERAL_PUBLIC"));
        doors.accept(closed("2022:OVER", "0.00"));
        doors.refuse(
                409,
                "YEAR_CLOSED",
                "line",
                officer("budget-lines/2022:OVER/appropriation", "{\"amount\":\"1.00\"}"));
        doors.refuse(
                409,
                "YEAR_CLOSED",
                "line",
                RawRequest.get("officer", "/api/v1/budget-lines/2022:OVER/closing"));
    }

    @Test
    void whatTheNextYearCannotTakeIsWhatWouldBeCarriedForward() {
        doors.accept(opened("2022:OTHER", "2022-01-01", "GENERAL_PUBLIC"));
        doors.accept(officer("budget-lines/2022:OTHER/appropriation", "{\"amount\":\"5.00\"}"));
        doors.accept(opened("2023:OTHER", "2023-01-01", "GOVERNMENT_FUND"));
        doors.refuse(409, "LINES_DIFFER_IN_FUND", "/carryForward", closed("2022:OTHER", "5.00"));
    }

    private static RawRequest opened(String line, String effective, String fund) {
        return officer(
                "budget-lines",
                """
                {"line":"%s","effective":"%s","description":{"unit":"035001","function":"2080101",
                 "kind":"BASIC","fund":"%s"}}
                """
                        .formatted(line, effective, fund));
    }

    private static RawRequest closed(String line, String carryForward) {
        return officer(
                "budget-lines/" + line + "/closing",
                "{\"carryForward\":\"%s\",\"lapse\":\"0.00\"}".formatted(carryForward));
    }

    private static RawRequest officer(String path, String json) {
        return RawRequest.command("officer", "/api/v1/" + path, json);
    }

    private static String correction(String payment) {
        return "{\"line\":\"%s\",\"payment\":%s}".formatted(LINE, payment);
    }
}
