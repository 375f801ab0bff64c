package budgettrail.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever is sent to whichever endpoint there is, it is never the server's fault, and every error
 * is a problem. A failure names the request, and the seed repeats it.
 */
class RandomRequestsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long SEED = 20_221_231;
    private static final int MOST = 4_000;
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private static final List<String> USERS =
            List.of("clerk", "approver", "officer", "exemptions", "auditor", "migrator", "nobody");

    private static final List<String> FIELDS =
            List.of("reason", "document", "commitment", "paid", "priorYear", "opens", "unknown");

    private static final List<String> QUESTIONS =
            List.of(
                    "fiscalYear",
                    "level",
                    "asOf",
                    "knownAt",
                    "minPosition",
                    "cursor",
                    "limit",
                    "unit",
                    "project",
                    "status",
                    "q",
                    "function",
                    "dryRun",
                    "controlTotal",
                    "controlCount",
                    "line",
                    "from",
                    "lang");

    /** Several of them stay below 8 KB: the container hangs up on a longer head. */
    private static final String LONG = "x".repeat(1_200);

    private static final List<String> VALUES =
            List.of(
                    "2022",
                    "2022-03-01",
                    "9999-12-31",
                    "+999999999-01-01",
                    "UNIT",
                    "LINE",
                    "U1",
                    "2022:A",
                    "2022:B",
                    "1.00",
                    "-1",
                    "0",
                    "1E9",
                    "１２３",
                    "999999999999999999",
                    "9223372036854775808",
                    "",
                    " ",
                    "null",
                    "true",
                    "NATIONAL_POLICY",
                    "BASIC",
                    "PROJECT",
                    "a\u0000b",
                    "a\u202Eb",
                    "%",
                    "'; DROP TABLE x; --",
                    "\\",
                    "<b>",
                    "😀",
                    LONG,
                    "../../etc",
                    "YTE",
                    "YQ",
                    "{}",
                    "*",
                    "2022-12-31T08:00:00+08:00",
                    "+1000000000-12-31T23:59:59Z",
                    "-999999999-01-01T00:00:00Z",
                    "REQUESTED",
                    "DEPARTMENT",
                    "ECONOMIC");

    private static final List<String> TYPES =
            List.of(
                    "application/json",
                    "text/csv",
                    "text/plain",
                    "nonsense",
                    "*/*",
                    "application/json;charset=nonsense",
                    "multipart/form-data; boundary=x",
                    "multipart/form-data",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private static final List<String> ACCEPTS =
            List.of(
                    "*/*",
                    "application/json",
                    "text/csv",
                    "text/html",
                    "nonsense",
                    "image/png",
                    ";");

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    void areNeverTheServersFault() {
        try (var application = RunningApplication.start()) {
            open(application.api());
            var endpoints = endpoints(application);
            assertThat(endpoints).hasSizeGreaterThan(30);
            var end = System.nanoTime() + LONGEST.toNanos();
            for (var sent = 0; sent < MOST && System.nanoTime() < end; sent++) {
                var request = mutated(endpoints.get(random.nextInt(endpoints.size())));
                check(sent, request, application.api().send(request));
            }
        }
    }

    private static void check(int sent, RawRequest request, Api.Answer answer) {
        var what = "%d: %s -> %s".formatted(sent, request, answer);
        var behind = answer.status() == 503 && answer.body().contains("PROJECTION_BEHIND");
        if (!behind) {
            assertThat(answer.status()).as(what).isLessThan(500);
        }
        if (!request.method().matches("GET|HEAD")) { // It might be done.
            assertThat(answer.status()).as(what).isNotEqualTo(406);
        }
        var errorsAsFile = answer.headers().getOrDefault("content-type", "").startsWith("text/csv");
        if (answer.status() >= 400 && !errorsAsFile && !request.method().equals("HEAD")) {
            Doors.assertProblem(answer);
        }
    }

    private static void open(Api api) {
        var units = "code,name_zh\nU1,一\n".getBytes(StandardCharsets.UTF_8);
        api.post("migrator", "/api/v1/imports/units?fiscalYear=2022", "text/csv", units);
        var lines =
                "line_key,unit_code,function_code,kind,initial_yuan\n"
                        + "A,U1,2,BASIC,9.00\n"
                        + "B,U1,2,BASIC,9.00\n";
        api.post(
                "migrator",
                "/api/v1/imports/budget-lines?fiscalYear=2022",
                "text/csv",
                lines.getBytes(StandardCharsets.UTF_8));
    }

    /** A method and a path with its variables open. */
    private record Endpoint(String method, String path) {}

    private static List<Endpoint> endpoints(RunningApplication application) {
        return application
                .context()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(
                        mapping ->
                                mapping.getPatternValues().stream()
                                        .filter(path -> path.startsWith("/api/v1"))
                                        // It makes all figures anew: rightly slow.
                                        .filter(path -> !path.endsWith("/rebuild"))
                                        .flatMap(
                                                path ->
                                                        mapping
                                                                .getMethodsCondition()
                                                                .getMethods()
                                                                .stream()
                                                                .map(
                                                                        method ->
                                                                                new Endpoint(
                                                                                        method
                                                                                                .name(),
                                                                                        path))))
                .sorted(java.util.Comparator.comparing(Endpoint::toString))
                .toList();
    }

    private RawRequest mutated(Endpoint endpoint) {
        var method =
                one(20)
                        ? any(List.of("PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"))
                        : endpoint.method();
        var headers = new HashMap<String, String>();
        headers.put("Accept", one(3) ? any(ACCEPTS) : "*/*");
        if (!one(20)) {
            headers.put(
                    "Idempotency-Key", one(5) ? "k" + random.nextInt(20) : "r" + random.nextLong());
        }
        if (one(10)) {
            headers.put(
                    "If-Match",
                    any(List.of("\"1\"", "1", "*", "\"999999999999999999\"", "W/\"1\"", "\"-1\"")));
        }
        if (one(10)) {
            headers.put("Accept-Language", any(List.of("en", "zh", "xx", "*;q=2", "-", "en;q=0")));
        }
        if (endpoint.method().equals("POST")) {
            headers.put("Content-Type", one(6) ? any(TYPES) : usual(endpoint));
        }
        var body = endpoint.method().equals("POST") ? body(endpoint) : "";
        return new RawRequest(
                any(USERS),
                method,
                path(endpoint) + query(),
                headers,
                BodyPublishers.ofString(body));
    }

    private static String usual(Endpoint endpoint) {
        return endpoint.path().contains("/imports/") ? "text/csv" : "application/json";
    }

    private String path(Endpoint endpoint) {
        var path = endpoint.path();
        while (path.contains("{")) {
            var open = path.indexOf('{');
            var value =
                    one(2)
                            ? any(
                                    endpoint.path().contains("/imports/")
                                            ? ValidBodies.files()
                                            : List.of("2022:A", "2022:B", "P-1", "C-1"))
                            : any(VALUES);
            path = path.substring(0, open) + encoded(value) + path.substring(path.indexOf('}') + 1);
        }
        return path;
    }

    private String query() {
        var query = new ArrayList<String>();
        if (!one(4)) {
            query.add("fiscalYear=2022");
        }
        if (!one(4)) {
            query.add("level=UNIT");
        }
        var more = random.nextInt(4);
        for (var index = 0; index < more; index++) {
            query.add(any(QUESTIONS) + "=" + encoded(any(VALUES)));
        }
        return query.isEmpty() ? "" : "?" + String.join("&", query);
    }

    private String body(Endpoint endpoint) {
        if (endpoint.path().contains("/imports/") || one(20)) {
            return cut(
                    "line_key,unit_code,function_code,kind,initial_yuan,code,name_zh\n"
                            + Stream.generate(() -> any(VALUES))
                                    .limit(7)
                                    .reduce((a, b) -> a + "," + b)
                                    .orElse("")
                            + "\n");
        }
        return cut(JSON.writeValueAsString(changed(ValidBodies.of(endpoint.path()))));
    }

    /** The body with some fields changed, left out or added, at every depth. */
    private Map<String, Object> changed(Map<?, ?> valid) {
        var body = new TreeMap<String, Object>();
        new TreeMap<Object, Object>(valid)
                .forEach(
                        (field, value) -> {
                            if (!one(20)) {
                                body.put(field.toString(), one(6) ? value() : kept(value));
                            }
                        });
        if (one(10)) {
            body.put(any(FIELDS), value());
        }
        return body;
    }

    private Object kept(Object value) {
        return value instanceof Map<?, ?> inner ? changed(inner) : value;
    }

    private Object value() {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextDouble();
            case 2 -> random.nextBoolean();
            case 3 -> List.of(any(VALUES));
            default -> any(VALUES);
        };
    }

    private String cut(String text) {
        return one(10) ? text.substring(0, random.nextInt(text.length())) : text;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private boolean one(int of) {
        return random.nextInt(of) == 0;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
