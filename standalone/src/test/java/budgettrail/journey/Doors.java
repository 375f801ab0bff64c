package budgettrail.journey;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.log.EventLog;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The doors of an application that must stay shut: what a refusal has to be, whatever it is for.
 */
final class Doors {
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern WORDS = Pattern.compile("[A-Za-z]+ [a-z]+");

    /** What no answer lets out: traces, names of frameworks, sentences that were not filled in. */
    private static final List<String> INSIDE =
            List.of(
                    "exception",
                    "springframework",
                    "org.",
                    "jackson",
                    "hibernate",
                    "axon",
                    "tomcat",
                    "postgres",
                    "java.",
                    "budgettrail.",
                    "\tat ",
                    "select ",
                    "{0",
                    "{1");

    private final Api api;
    private final EventLog log;

    Doors(RunningApplication application) {
        api = application.api();
        log = application.context().getBean(EventLog.class);
    }

    /** Refused with this status and code, in two languages, and nothing is recorded. */
    void refuse(int status, String code, RawRequest request) {
        refuse(status, code, null, request);
    }

    /**
     * As above, and the answer says where.
     *
     * @param place a JSON pointer into the body, or the name of a parameter
     */
    void refuse(int status, String code, String place, RawRequest request) {
        var head = log.head();
        var chinese = api.send(request.with("Accept-Language", "zh-CN"));
        var english = api.send(again(request).with("Accept-Language", "en"));
        for (var answer : List.of(chinese, english)) {
            assertThat(answer.status()).as("%s: %s", request, answer.body()).isEqualTo(status);
            assertProblem(answer);
            assertThat(answer.code()).as(answer.body()).isEqualTo(code);
            if (place != null) {
                assertPlace(answer, place);
            }
        }
        assertThat(detail(chinese)).as("zh").containsPattern(HAN);
        assertThat(detail(english)).as("en").containsPattern(WORDS);
        assertThat(log.head()).as("nothing recorded by %s", request).isEqualTo(head);
    }

    /** Any answer to a request that went wrong, whatever is wrong with it. */
    static void assertProblem(Api.Answer answer) {
        assertThat(answer.headers().get("content-type"))
                .as("%s %s", answer.status(), answer.body())
                .startsWith("application/problem+json");
        var problem = answer.json();
        assertThat(problem.path("status").asInt()).isEqualTo(answer.status());
        assertThat(problem.path("code").asString()).matches("[A-Z]+(_[A-Z0-9]+)*");
        assertThat(problem.path("requestId").asString()).isNotEmpty();
        var said = problem.path("detail").asString() + problem.path("title").asString();
        assertThat(said).doesNotContain(problem.path("code").asString());
        assertThat(said.toLowerCase(Locale.ROOT)).doesNotContain(INSIDE);
        for (var error : problem.path("errors")) {
            assertThat(error.path("message").asString())
                    .as(answer.body())
                    .isNotEmpty()
                    .isNotEqualTo(error.path("code").asString())
                    .doesNotContain("{0", "{1");
        }
    }

    private static void assertPlace(Api.Answer answer, String place) {
        var member = place.startsWith("/") || place.isEmpty() ? "pointer" : "parameter";
        assertThat(answer.json().path("errors").path(0).path(member).asString())
                .as(answer.body())
                .isEqualTo(place);
    }

    private static String detail(Api.Answer answer) {
        return answer.json().path("detail").asString();
    }

    /** A refusal binds no key, and even if it did: the second try is a command of its own. */
    private static RawRequest again(RawRequest request) {
        return request.headers().containsKey("Idempotency-Key")
                        && request.headers().get("Idempotency-Key").length() == 36
                ? request.with("Idempotency-Key", java.util.UUID.randomUUID().toString())
                : request;
    }

    Api.Answer accept(RawRequest request) {
        var answer = api.send(request);
        assertThat(answer.status()).as("%s: %s", request, answer.body()).isIn(200, 201);
        return answer;
    }
}
