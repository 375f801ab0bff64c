package budgettrail.web.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

/**
 * What shows that a form is ours: in the session of whoever has one, and kept by the browser of
 * whoever has not signed in yet, who takes up none of our memory.
 */
final class FormTokens implements CsrfTokenRepository {
    static final String COOKIE = "form";

    private final CsrfTokenRepository ofSessions = new HttpSessionCsrfTokenRepository();
    private final CsrfTokenRepository ofStrangers = ofStrangers();

    private static CsrfTokenRepository ofStrangers() {
        var cookies = new CookieCsrfTokenRepository();
        cookies.setCookieName(COOKIE);
        cookies.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Lax"));
        return cookies;
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return of(request).generateToken(request);
    }

    @Override
    public void saveToken(
            @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        of(request).saveToken(token, request, response);
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return of(request).loadToken(request);
    }

    private CsrfTokenRepository of(HttpServletRequest request) {
        return request.getSession(false) == null ? ofStrangers : ofSessions;
    }
}
