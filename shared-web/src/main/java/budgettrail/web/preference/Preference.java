package budgettrail.web.preference;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * A choice that the address of a page makes, {@code ?name=value}, and a cookie of the same name
 * keeps for a year.
 */
public record Preference(String name) {
    private static final Duration KEPT = Duration.ofDays(365);

    /** What the address asks for. It may be anything. */
    public Optional<String> asked(HttpServletRequest request) {
        var query = request.getQueryString();
        // Looked up only where the query has it: reading parameters may read a body.
        return query == null || !query.contains(name + "=")
                ? Optional.empty()
                : Optional.ofNullable(request.getParameter(name));
    }

    /** What was kept. It may be anything. */
    public Optional<String> kept(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, name);
        return cookie == null ? Optional.empty() : Optional.of(cookie.getValue());
    }

    public void keep(HttpServletRequest request, HttpServletResponse response, String value) {
        var cookie =
                ResponseCookie.from(name, value)
                        .path("/")
                        .maxAge(KEPT)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .secure(request.isSecure())
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    /**
     * Whether a preference counts there. The API keeps nothing: each of its requests says
     * everything itself.
     */
    public static boolean isPage(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(request.getContextPath() + "/api/");
    }
}
