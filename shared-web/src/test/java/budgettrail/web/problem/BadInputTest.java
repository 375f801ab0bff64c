package budgettrail.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.web.WebTest;
import jakarta.servlet.ServletContext;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every wrong request has its code and its place, and none breaks the server. */
class BadInputTest extends WebTest {
    private static final String GOOD =
            """
            {"name":"a","count":1,"day":"2022-02-28","colour":"RED",
             "items":[{"name":"b","count":2}],"amount":{"yuan":"5"}}\
            """;
    private static final int TOO_MUCH = (int) BodyLimit.LARGEST + 1;

    @Autowired private ServletContext container;

    private HttpRequest.Builder post(String path, String body) {
        return as("clerk", path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    private static void expect(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        var problem = json(answer);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("type").asString()).isEqualTo("urn:budgettrail:problem:" + code);
        assertThat(problem.get("title").asString()).isNotBlank();
        assertThat(problem.get("detail").asString()).isNotBlank().isNotEqualTo(code);
        assertThat(problem.get("errors").isArray()).isTrue();
        assertThat(answer.headers().firstValue(RequestIds.HEADER))
                .hasValue(problem.get("requestId").asString());
        assertThat(answer.body())
                .doesNotContainIgnoringCase("spring", "jackson", "tomcat", "java.");
    }

    private static void expectAt(HttpResponse<String> answer, String code, String pointer) {
        expect(answer, 400, code);
        var error = json(answer).get("errors").get(0);
        assertThat(error.get("pointer").asString()).isEqualTo(pointer);
        assertThat(error.get("code").asString()).isEqualTo(code);
        assertThat(error.get("message").asString()).isNotBlank().isNotEqualTo(code);
    }

    @Test
    void acceptsWhatIsRight() {
        assertThat(send(post("/api/orders", GOOD)).statusCode()).isEqualTo(200);
    }

    static Stream<Arguments> wrongFields() {
        return Stream.of(
                Arguments.of("\"name\":\"a\",", "", "REQUIRED", "/name"),
                Arguments.of("\"name\":\"a\"", "\"name\":null", "REQUIRED", "/name"),
                Arguments.of("\"count\":1,\"day\"", "\"day\"", "REQUIRED", "/count"),
                Arguments.of("\"count\":1,\"day\"", "\"count\":null,\"day\"", "REQUIRED", "/count"),
                Arguments.of("\"b\",\"count\":2", "\"b\"", "REQUIRED", "/items/0/count"),
                Arguments.of("\"name\":\"a\"", "\"name\":\"a\",\"x\":1", "UNKNOWN_FIELD", "/x"),
                Arguments.of("\"b\"", "\"b\",\"a/b~\":1", "UNKNOWN_FIELD", "/items/0/a~1b~0"),
                Arguments.of("\"a\"", "7", "INVALID_VALUE", "/name"),
                Arguments.of("\"a\"", "true", "INVALID_VALUE", "/name"),
                Arguments.of("\"a\"", "[\"a\"]", "INVALID_VALUE", "/name"),
                Arguments.of("\"count\":1", "\"count\":\"1\"", "INVALID_VALUE", "/count"),
                Arguments.of("\"count\":1", "\"count\":1.5", "INVALID_VALUE", "/count"),
                Arguments.of("\"count\":1", "\"count\":1.0", "INVALID_VALUE", "/count"),
                Arguments.of("\"count\":1", "\"count\":99999999999", "INVALID_VALUE", "/count"),
                Arguments.of("\"count\":1", "\"count\":true", "INVALID_VALUE", "/count"),
                Arguments.of("2022-02-28", "2022-02-30", "INVALID_VALUE", "/day"),
                Arguments.of("2022-02-28", "2022-02-28T00:00:00Z", "INVALID_VALUE", "/day"),
                Arguments.of("\"2022-02-28\"", "[2022,2,28]", "INVALID_VALUE", "/day"),
                Arguments.of("\"2022-02-28\"", "19000", "INVALID_VALUE", "/day"),
                Arguments.of("\"2022-02-28\"", "\"\"", "INVALID_VALUE", "/day"),
                Arguments.of("\"RED\"", "\"BLUE\"", "INVALID_VALUE", "/colour"),
                Arguments.of("\"RED\"", "0", "INVALID_VALUE", "/colour"),
                Arguments.of("\"RED\"", "\"\"", "INVALID_VALUE", "/colour"),
                Arguments.of("[{", "[null,{", "REQUIRED", "/items/0"),
                Arguments.of("\"5\"", "\"1E9\"", "INVALID_AMOUNT", "/amount"),
                Arguments.of("{\"yuan\":\"5\"}", "\"5\"", "INVALID_VALUE", "/amount"));
    }

    @ParameterizedTest(name = "{0} -> {1}: {2} at {3}")
    @MethodSource("wrongFields")
    void namesTheFieldThatIsWrong(String right, String wrong, String code, String pointer) {
        assertThat(GOOD).contains(right);
        expectAt(send(post("/api/orders", GOOD.replace(right, wrong))), code, pointer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{]",
                "nul",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "\u0000",
                "{\"name\":01}",
                "{'name':'a'}",
                "{\"name\":NaN}",
                "{\"name\":\"a\"",
                "<a/>",
                "{\"name\":\"\n\"}"
            })
    void refusesWhatIsNotJson(String body) {
        expect(send(post("/api/orders", body)), 400, "MALFORMED_JSON");
    }

    @Test
    void refusesTrailingAndDeepJson() {
        expect(send(post("/api/orders", GOOD + "{}")), 400, "MALFORMED_JSON");
        expect(send(post("/api/orders", GOOD + " x")), 400, "MALFORMED_JSON");
        expect(send(post("/api/orders", "[".repeat(100_000))), 400, "INVALID_VALUE");
        expect(
                send(post("/api/orders", "{\"items\":" + "[".repeat(100_000))),
                400,
                "INVALID_VALUE");
        expect(send(post("/api/orders", "{\"count\":" + "9".repeat(5_000))), 400, "MALFORMED_JSON");
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        var bytes = GOOD.replace("\"a\"", "\"\u00ff\"").getBytes(StandardCharsets.ISO_8859_1);
        var request =
                as("clerk", "/api/orders")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(bytes));
        expect(send(request), 400, "MALFORMED_JSON");
    }

    @Test
    void wantsABodyOfTheRightKind() {
        expectAt(send(post("/api/orders", "")), "REQUIRED", "");
        expectAt(send(post("/api/orders", "null")), "REQUIRED", "");
        expectAt(send(post("/api/orders", "[]")), "INVALID_VALUE", "");
        expectAt(send(post("/api/orders", "7")), "INVALID_VALUE", "");
        expectAt(send(post("/api/orders", "{}")), "REQUIRED", "/name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/xml",
                "nonsense",
                "multipart/form-data"
            })
    void refusesOtherContentTypes(String type) {
        var answer =
                send(
                        as("clerk", "/api/orders")
                                .header("Content-Type", type)
                                .POST(BodyPublishers.ofString(GOOD)));
        assertThat(answer.statusCode()).isIn(400, 415);
        assertThat(answer.body()).containsAnyOf("UNSUPPORTED_MEDIA_TYPE", "MALFORMED_REQUEST");
    }

    @Test
    void namesWhatHttpItselfForbids() {
        expect(
                send(post("/api/orders", GOOD).setHeader("Content-Type", "text/plain")),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
        expect(send(post("/api/orders", GOOD).header("Accept", "text/csv")), 406, "NOT_ACCEPTABLE");
        var wrongMethod = send(as("clerk", "/api/orders").DELETE());
        expect(wrongMethod, 405, "METHOD_NOT_ALLOWED");
        assertThat(wrongMethod.headers().firstValue("Allow")).hasValue("POST");
        expect(send(as("clerk", "/api/nowhere")), 404, "NOT_FOUND");
        expect(send(as("clerk", "/api/")), 404, "NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/days/2022-02-30?limit=1, day",
        "/api/days/x?limit=1, day",
        "/api/days/2022-02-28?limit=x, limit",
        "/api/days/2022-02-28?limit=, limit",
        "/api/days/2022-02-28?limit=99999999999, limit",
        "/api/days/2022-02-28, limit"
    })
    void namesTheParameterThatIsWrong(String address, String name) {
        var answer = send(as("clerk", address).header("If-Match", "\"1\""));
        expect(answer, 400, "INVALID_PARAMETER");
        assertThat(json(answer).get("errors").get(0).get("parameter").asString()).isEqualTo(name);
    }

    @Test
    void namesTheHeaderAndThePartThatAreMissing() {
        var header = send(as("clerk", "/api/days/2022-02-28?limit=1"));
        expect(header, 400, "INVALID_PARAMETER");
        assertThat(header.body()).contains("\"parameter\":\"If-Match\"");
        var part = send(multipart("other", 5));
        expect(part, 400, "INVALID_PARAMETER");
        assertThat(part.body()).contains("\"parameter\":\"file\"");
    }

    /** Where no file is taken, a body is short. */
    @Test
    void refusesLongBodiesWhereNoneAreTaken() {
        var json =
                as("clerk", "/api/orders")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(" ".repeat(1024 * 1024) + GOOD));
        var refused = send(json);
        expect(refused, 413, "BODY_TOO_LARGE");
        assertThat(refused.body()).contains("1 MB");
    }

    /** A form that nobody takes is not read: whoever sends it is not even known yet. */
    @Test
    void readsNoFormOfStrangers() {
        for (var method : new String[] {"PUT", "PATCH", "DELETE"}) {
            var form =
                    request("/api/orders")
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .method(method, BodyPublishers.ofString("%"));
            expect(send(form), 401, "UNAUTHENTICATED");
        }
    }

    /** Parts are on the disk before anybody knows whose they are. */
    @Test
    void readsNoPartsWhereNoFileIsTaken() {
        for (var type : new String[] {"multipart/form-data", " Multipart/Mixed"}) {
            for (var path : new String[] {"/sign-in", "/", "/api/orders", "/api/nowhere"}) {
                for (var method : new String[] {"GET", "POST", "PUT"}) {
                    var parts = BodyPublishers.ofString(part("file", 5));
                    var answer =
                            send(
                                    request(path)
                                            .header("Content-Type", type + "; boundary=cut")
                                            .method(method, parts));
                    assertThat(answer.statusCode()).as(method + " " + path).isEqualTo(415);
                }
            }
        }
        assertThat(send(multipart("file", 5).method("GET", BodyPublishers.noBody())).statusCode())
                .isEqualTo(415);
        assertThat(send(multipart("file", 5)).statusCode()).isEqualTo(200);
    }

    /** The container finds out when somebody asks for the first of them. */
    @ParameterizedTest
    @ValueSource(strings = {"/sign-in?failed=%zz", "/sign-in?=x", "/api/days/2022-02-28?limit=%f"})
    void aQueryThatCannotBeReadIsABadRequest(String address) throws IOException {
        var token = account("clerk").token();
        try (var socket = new Socket("127.0.0.1", port)) {
            var asked =
                    "GET %s HTTP/1.1\r\n"
                            + "Host: x\r\n"
                            + "Authorization: Bearer %s\r\n"
                            + "If-Match: \"1\"\r\n"
                            + "Connection: close\r\n\r\n";
            socket.getOutputStream()
                    .write(asked.formatted(address, token).getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void refusesBodiesThatAreTooLong() {
        var known = BodyPublishers.ofByteArray(new byte[TOO_MUCH]);
        var chunked =
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[TOO_MUCH]));
        expect(send(as("clerk", "/api/bytes").POST(known)), 413, "BODY_TOO_LARGE");
        expect(send(as("clerk", "/api/bytes").POST(chunked)), 413, "BODY_TOO_LARGE");
        var json =
                BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream((" ".repeat(TOO_MUCH) + GOOD).getBytes()));
        expect(
                send(
                        as("clerk", "/api/orders")
                                .header("Content-Type", "application/json")
                                .POST(json)),
                413,
                "BODY_TOO_LARGE");
        expect(send(multipart("file", TOO_MUCH)), 413, "BODY_TOO_LARGE");
        expect(send(chunkedMultipart(TOO_MUCH)), 413, "BODY_TOO_LARGE");
        var form =
                BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(("a=" + "b".repeat(TOO_MUCH)).getBytes()));
        var asForm =
                as("clerk", "/api/bytes?lang=en")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(form);
        expect(send(asForm), 415, "UNSUPPORTED_MEDIA_TYPE");
        assertThat(
                        send(as("clerk", "/api/bytes")
                                        .POST(BodyPublishers.ofByteArray(new byte[TOO_MUCH - 1])))
                                .body())
                .isEqualTo("{\"length\":" + (TOO_MUCH - 1) + "}");
    }

    /** Where parts come to lie is full, or gone. */
    @Test
    void aFileThatFindsNoPlaceIsNoBadRequest() throws IOException {
        var place = ((File) container.getAttribute(ServletContext.TEMPDIR)).toPath();
        var aside = Files.move(place, place.resolveSibling("aside"));
        Files.createFile(place); // In which no other file has a place.
        try {
            var answer = send(multipart("file", 5));
            expect(answer, 503, "UNAVAILABLE");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        } finally {
            Files.delete(place);
            Files.move(aside, place);
        }
        assertThat(send(multipart("file", 5)).statusCode()).isEqualTo(200);
    }

    private HttpRequest.Builder multipart(String name, int length) {
        return as("clerk", "/api/files")
                .header("Content-Type", "multipart/form-data; boundary=cut")
                .POST(BodyPublishers.ofString(part(name, length)));
    }

    private HttpRequest.Builder chunkedMultipart(int length) {
        return as("clerk", "/api/files")
                .header("Content-Type", "multipart/form-data; boundary=cut")
                .POST(
                        BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(part("file", length).getBytes())));
    }

    private static String part(String name, int length) {
        return "--cut\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"a\"\r\n\r\n%s\r\n--cut--\r\n"
                .formatted(name, "x".repeat(length));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api//orders",
                "//api/orders",
                "/api/orders;a=b",
                "/api/%2e%2e/orders",
                "/api/a%00b",
                "/api/a%5Cb"
            })
    void answersAddressesNobodyHonestSends(String path) {
        var answer = send(as("clerk", path));
        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(answer.body()).doesNotContainIgnoringCase("tomcat", "spring", "exception");
    }

    @Test
    void takesIdentifiersWithSlashesAndChinese() {
        assertThat(send(as("clerk", "/api/lines/035001%2F2022%2F1")).body())
                .isEqualTo("{\"line\":\"035001/2022/1\"}");
        assertThat(send(as("clerk", "/api/lines/035001%2F%2F17")).body())
                .isEqualTo("{\"line\":\"035001//17\"}");
        assertThat(send(as("clerk", "/api/lines/2023-%E5%8A%9E%E5%85%AC%23")).body())
                .isEqualTo("{\"line\":\"2023-办公#\"}");
    }

    @Test
    void carriesTheProblemOfAController() {
        var chinese = send(as("clerk", "/api/refused"));
        expect(chinese, 409, "EXCEEDS");
        assertThat(json(chinese).get("detail").asString()).isEqualTo("2022 年只剩 1.00 元。");
        assertThat(json(chinese).get("left").asString()).isEqualTo("0.50");
        assertThat(json(chinese).get("errors").get(0).toString())
                .isEqualTo(
                        "{\"row\":12,\"column\":\"amount\",\"code\":\"EXCEEDS\",\"message\":\"2022"
                                + " 年只剩 1.00 元。\"}");
        assertThat(chinese.headers().firstValue("Retry-After")).hasValue("1");
        var english =
                send(
                        as("clerk", "/api/refused")
                                .header("Accept-Language", "en-GB,zh;q=0.5")
                                .header("Accept", "text/csv"));
        expect(english, 409, "EXCEEDS");
        assertThat(json(english).get("detail").asString())
                .isEqualTo("Only 1.00 yuan are left in 2022.");
        assertThat(english.headers().firstValue("Content-Language")).hasValue("en");
    }

    @Test
    void tellsNothingOfABug() {
        var answer = send(as("clerk", "/api/broken"));
        expect(answer, 500, "INTERNAL_ERROR");
        assertThat(answer.body()).doesNotContain("secret", "IllegalState");
    }

    @Test
    void keepsAHarmlessRequestIdOnly() {
        assertThat(
                        send(as("clerk", "/api/viewer").header("X-Request-Id", "job-7.a_B"))
                                .headers()
                                .firstValue("X-Request-Id"))
                .hasValue("job-7.a_B");
        assertThat(
                        send(as("clerk", "/api/viewer").header("X-Request-Id", "a b"))
                                .headers()
                                .firstValue("X-Request-Id")
                                .orElseThrow())
                .matches("[0-9a-f-]{36}");
        assertThat(
                        send(as("clerk", "/api/viewer").header("X-Request-Id", "a".repeat(65)))
                                .headers()
                                .firstValue("X-Request-Id")
                                .orElseThrow())
                .matches("[0-9a-f-]{36}");
    }
}
