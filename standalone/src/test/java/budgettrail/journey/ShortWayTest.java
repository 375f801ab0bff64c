package budgettrail.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A plain payment does not walk through all of the gates. Nobody can tell: whatever is sent, the
 * answer is the one of the long way, to the last header.
 */
class ShortWayTest {
    private static final String LINE = "2022:035001-2080101-B-30101-50101";
    private static final String PAYMENT =
            """
            {"disbursement":"S-%1$s","effective":"2022-03-01","amount":"1.00","unit":"035001",
             "voucher":"SV-%1$s","payee":"示例公司"}
            """;

    /** Asks for the same as nothing at all, but is not plain. */
    private static final Map.Entry<String, String> LONG_WAY =
            Map.entry("Accept", "application/json, */*;q=0.5");

    private static RunningApplication application;

    @BeforeAll
    static void open() {
        application = RunningApplication.start("--budgettrail.sample=budget"); // has a manager
    }

    @AfterAll
    static void close() {
        application.close();
    }

    private static String path(String line) {
        return "/api/v1/budget-lines/" + line + "/disbursements";
    }

    private static RawRequest pay(String json) {
        return RawRequest.command("clerk", path(LINE), json)
                .with("X-Request-Id", "one-and-the-same")
                .with("Accept-Language", "en");
    }

    private static Api.Answer shortly(RawRequest request) {
        return application.api().send(request);
    }

    private static Api.Answer atLength(RawRequest request) {
        return application.api().send(request.with(LONG_WAY.getKey(), LONG_WAY.getValue()));
    }

    /** An answer of the short way says how long it is. */
    private static boolean isShort(Api.Answer answer) {
        return answer.headers().containsKey("content-length");
    }

    private static void assertAlike(Api.Answer one, Api.Answer other) {
        assertThat(one.status()).as(one.body()).isEqualTo(other.status());
        assertThat(said(one)).isEqualTo(said(other));
        assertThat(one.body()).isEqualTo(other.body());
    }

    /** Its headers, without the moment and how it was packed. */
    private static Map<String, String> said(Api.Answer answer) {
        var headers = new TreeMap<>(answer.headers());
        headers.keySet()
                .removeIf(
                        name ->
                                name.equals("date")
                                        || name.equals("content-length")
                                        || name.equals("transfer-encoding"));
        return headers;
    }

    @Test
    void recordsOnceAndReplaysOnEitherWay() {
        var begunShort = pay(PAYMENT.formatted("1"));
        var recorded = shortly(begunShort);
        assertThat(recorded.status()).isEqualTo(201);
        assertThat(isShort(recorded)).isTrue();
        assertAlike(shortly(begunShort), atLength(begunShort));

        var begunLong = pay(PAYMENT.formatted("2"));
        var recordedLong = atLength(begunLong);
        assertThat(recordedLong.status()).isEqualTo(201);
        assertThat(isShort(recordedLong)).isFalse();
        assertAlike(shortly(begunLong), atLength(begunLong));

        var without = new TreeMap<>(said(recordedLong));
        without.keySet().removeIf(name -> name.equals("budget-trail-position"));
        assertThat(said(recorded).keySet()).containsAll(without.keySet());
        assertThat(shortly(begunShort).headers()).containsEntry("idempotent-replayed", "true");
    }

    @Test
    void packsNeither() {
        var packed = pay(PAYMENT.formatted("5")).with("Accept-Encoding", "gzip");
        assertThat(shortly(packed).status()).isEqualTo(201);
        assertAlike(shortly(packed), atLength(packed));
    }

    static Stream<Named<RawRequest>> wrong() {
        var good = PAYMENT.formatted("X");
        return Stream.of(
                Named.of("no token", pay(good).by("nobody")),
                Named.of("wrong token", pay(good).by("nobody").with("Authorization", "Bearer x")),
                Named.of("another role", pay(good).by("officer")),
                Named.of("a manager", pay(good).by("manager")),
                Named.of("no key", pay(good).without("Idempotency-Key")),
                Named.of("a key with spaces", pay(good).with("Idempotency-Key", "a b")),
                Named.of("too long a key", pay(good).with("Idempotency-Key", "k".repeat(201))),
                Named.of("an old version", pay(good).with("If-Match", "\"0\"")),
                Named.of("no version", pay(good).with("If-Match", "W/\"x\"")),
                Named.of("no JSON", pay("{")),
                Named.of("nothing", pay(" ")),
                Named.of("null", pay("null")),
                Named.of("a list", pay("[" + good + "]")),
                Named.of("two bodies", pay(good + good)),
                Named.of("a field twice", pay(good.replace("{", "{\"unit\":\"035001\","))),
                Named.of("an unknown field", pay(good.replace("{", "{\"more\":1,"))),
                Named.of("a missing field", pay(good.replace("\"unit\":\"035001\",", ""))),
                Named.of("a number for an amount", pay(good.replace("\"1.00\"", "1.00"))),
                Named.of("three decimals", pay(good.replace("1.00", "1.000"))),
                Named.of("no money", pay(good.replace("1.00", "0.00"))),
                Named.of("too much money", pay(good.replace("1.00", "999999999.00"))),
                Named.of(
                        "more than one may pay",
                        pay(good.replace("1.00", "50000.01").replace("{", "{\"paid\":true,"))),
                Named.of("another unit", pay(good.replace("\"035001\"", "\"035002\""))),
                Named.of("a blank payee", pay(good.replace("示例公司", " "))),
                Named.of("a day that is none", pay(good.replace("03-01", "02-30"))),
                Named.of("another year", pay(good.replace("2022-03-01", "2021-03-01"))),
                Named.of("an unknown line", to("2022:none", good)),
                Named.of("no line", to("none", good)),
                Named.of("an encoded line", to("2022%3Anone%2F%E9%A1%B9", good)),
                Named.of("a line up the tree", to("2022%3Aa%2F..%2Fb", good)),
                Named.of("a line with a control character", to("2022%3Aa%00", good)),
                Named.of(
                        "not UTF-8",
                        RawRequest.post(
                                        "clerk",
                                        path(LINE),
                                        "application/json",
                                        good.replace("示例", "\u00e9")
                                                .getBytes(StandardCharsets.ISO_8859_1))
                                .with("X-Request-Id", "one-and-the-same")
                                .with("Accept-Language", "en")));
    }

    private static RawRequest to(String line, String json) {
        var known = pay(json);
        return new RawRequest(
                known.user(), known.method(), path(line), known.headers(), known.body());
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void refusesWithTheSameWords(RawRequest request) {
        var answer = shortly(request);
        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        assertAlike(answer, atLength(request));
    }

    @Test
    void isCountedUnderTheSameAddress() {
        shortly(pay(PAYMENT.formatted("3")));
        atLength(pay(PAYMENT.formatted("4")));
        var counted =
                application
                        .api()
                        .get("auditor", "/actuator/prometheus")
                        .body()
                        .lines()
                        .filter(line -> line.startsWith("http_server_requests_seconds_count"))
                        .filter(line -> line.contains("method=\"POST\""))
                        .filter(line -> line.contains("status=\"201\""))
                        .toList();
        assertThat(counted).singleElement().asString().contains("{line}/disbursements");
    }
}
