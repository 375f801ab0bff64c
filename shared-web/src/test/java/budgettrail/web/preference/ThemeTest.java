package budgettrail.web.preference;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.web.WebTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The theme is the system's until one is chosen, and the chosen one is kept. */
class ThemeTest extends WebTest {
    @Test
    void isTheSystemsUnlessChosen() {
        var page = send(request("/sign-in"));
        assertThat(page.body())
                .contains("data-theme=\"auto\"", "name=\"color-scheme\" content=\"light dark\"")
                .contains("<a href=\"?theme=auto\" aria-current=\"true\">自动</a>");
        assertThat(page.headers().allValues("Set-Cookie")).noneMatch(it -> it.startsWith("theme="));
    }

    @Test
    void isKeptOnceAnAddressAskedForIt() {
        var dark = send(request("/sign-in?theme=dark"));
        assertThat(dark.body())
                .contains("data-theme=\"dark\"", "name=\"color-scheme\" content=\"dark\"");
        var cookie = cookie(dark);
        assertThat(cookie)
                .startsWith("theme=dark;")
                .contains("Path=/;", "Max-Age=31536000", "HttpOnly", "SameSite=Lax");
        assertThat(with("theme=dark", "/sign-in").body()).contains("data-theme=\"dark\"");
        assertThat(with("theme=dark", "/sign-in?theme=auto").body())
                .as("the address comes first")
                .contains("data-theme=\"auto\"");
    }

    @Test
    void colorsTheErrorPageToo() {
        var missing = with("theme=light", "/assets/none.css");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).contains("data-theme=\"light\"");
        var asked = send(request("/assets/none.css?theme=dark"));
        assertThat(asked.body()).contains("data-theme=\"dark\"");
        assertThat(cookie(asked)).startsWith("theme=dark;");
        var method = send(request("/assets/door.css").DELETE().header("Cookie", "theme=dark"));
        assertThat(method.statusCode()).isEqualTo(403);
        assertThat(method.body()).contains("data-theme=\"dark\"");
    }

    @Test
    void changesWithoutLosingWhatElseWasAsked() {
        var page = send(request("/sign-in?failed&theme=dark&lang=en&x=%3Ca%3E"));
        assertThat(page.body())
                .contains("href=\"?failed&amp;lang=en&amp;x=%3Ca%3E&amp;theme=light\"");
    }

    @Test
    void leavesWhatElseWasAskedToTheOtherLanguage() {
        var page = send(request("/sign-in?expired&lang=zh&theme=dark"));
        assertThat(page.body()).contains("href=\"?expired&amp;theme=dark&amp;lang=en\"");
        var missing = send(request("/assets/none.css?x=1"));
        assertThat(missing.body())
                .contains("href=\"?x=1&amp;lang=en\"", "href=\"?x=1&amp;theme=dark\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"purple", "", "DARK", "%22%3E%3Cscript%3E"})
    void staysTheSystemsWhenAskedForOneThereIsNot(String theme) {
        var page = send(request("/sign-in?theme=" + theme));
        assertThat(page.body()).contains("data-theme=\"auto\"").doesNotContain("<script");
        assertThat(page.headers().allValues("Set-Cookie")).noneMatch(it -> it.startsWith("theme="));
    }

    private HttpResponse<String> with(String cookie, String path) {
        return send(request(path).header("Cookie", cookie));
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(it -> it.startsWith("theme="))
                .findFirst()
                .orElseThrow();
    }
}
