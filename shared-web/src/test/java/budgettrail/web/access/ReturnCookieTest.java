package budgettrail.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Where the sign-in leads after the browser kept something, or says it did. */
class ReturnCookieTest {
    private static final Set<String> PAGES = Set.of("/", "/line", "/replay");
    private static final String HERE = "http://localhost";

    private final ReturnCookie returns = new ReturnCookie(new WayBack(PAGES::contains));

    @Test
    void leadsOnceToWhatWasAskedFor() {
        var kept = kept("/line?line=2022%3Ax&asOf=2022-06-30");
        assertThat(kept).isNotNull();
        assertThat(kept.isHttpOnly()).isTrue();
        assertThat(kept.getMaxAge()).as("as long as the browser is open").isEqualTo(-1);
        var request = new MockHttpServletRequest("POST", "/sign-in");
        request.setCookies(kept);
        var response = new MockHttpServletResponse();
        var saved = returns.getRequest(request, response);
        assertThat(saved).isNotNull();
        assertThat(saved.getRedirectUrl()).isEqualTo("/line?line=2022%3Ax&asOf=2022-06-30");
        assertThat(response.getCookie(ReturnCookie.NAME))
                .satisfies(gone -> assertThat(gone.getMaxAge()).isZero());
    }

    @Test
    void keepsNoAddressThatIsTooLong() {
        assertThat(kept("/line?q=" + "x".repeat(1_490))).isNotNull();
        assertThat(kept("/line?q=" + "x".repeat(1_500))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example/",
                "/\t/evil.example/",
                "/x\r\nSet-Cookie: a=b",
                "evil.example",
                ""
            })
    void leadsNowhereElseWhateverTheBrowserSays(String address) {
        var bytes = address.getBytes(StandardCharsets.UTF_8);
        for (var value : new String[] {Base64.getUrlEncoder().encodeToString(bytes), "%%%"}) {
            var request = new MockHttpServletRequest("POST", "/sign-in");
            request.setCookies(new Cookie(ReturnCookie.NAME, value));
            assertThat(returns.getRequest(request, new MockHttpServletResponse())).isNull();
        }
    }

    @Test
    void leadsToThePageThatAFileOrAFormWasAskedFrom() {
        for (var method : List.of("GET", "POST")) {
            assertThat(back(method, HERE + "/line?asOf=2022-06-30"))
                    .isEqualTo("/line?asOf=2022-06-30");
            assertThat(back(method, HERE + "/replay/start"))
                    .as("of a page that answered a form, the one above")
                    .isEqualTo("/replay");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost/line",
                "http://localhost:81/line",
                "http://localhost.evil.example/line",
                "http://evil.example/line",
                "http://localhost",
                "http://localhost/sign-in",
                "http://localhost/tables/units.csv",
                "http://localhost//evil.example/line",
                "/line",
                ""
            })
    void takesNothingElseForThatPage(String from) {
        assertThat(back("GET", from)).isNull();
        assertThat(back("POST", from)).isNull();
    }

    @Test
    void keepsNoFileNobodyKnowsThePageOf() {
        assertThat(kept("/tables/units.csv?asOf=2022-06-30")).isNull();
    }

    /** Where a file or a form leads that was asked for from there. */
    private @Nullable String back(String method, String from) {
        var asked = new MockHttpServletRequest(method, "/tables/units.csv");
        asked.addHeader("Referer", from);
        var cookie = kept(asked);
        if (cookie == null) {
            return null;
        }
        var signIn = new MockHttpServletRequest("POST", "/sign-in");
        signIn.setCookies(cookie);
        var saved = returns.getRequest(signIn, new MockHttpServletResponse());
        return saved == null ? null : saved.getRedirectUrl();
    }

    private @Nullable Cookie kept(String address) {
        var parts = address.split("\\?");
        var request = new MockHttpServletRequest("GET", parts[0]);
        request.setQueryString(parts[1]);
        return kept(request);
    }

    private @Nullable Cookie kept(MockHttpServletRequest request) {
        var response = new MockHttpServletResponse();
        returns.saveRequest(request, response);
        return response.getCookie(ReturnCookie.NAME);
    }
}
