package budgettrail.web.access;

import budgettrail.web.language.LanguageOfRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * What the gates ask and add, for a request that does not walk through all of them: the same
 * tokens, the same rules, the same headers, the same answers to failures. Whoever is not let in
 * here is sent the long way, and told there why.
 */
@Component
public final class ShortWay {
    /** What security takes for a token, see RFC 6750; anything else is nobody's. */
    private static final Pattern BEARER = Pattern.compile("Bearer ([A-Za-z0-9-._~+/]+=*)");

    private final Accounts accounts;
    private final RuleKeeper rules;
    private final LanguageOfRequest languages;
    private final HandlerExceptionResolver failures;

    ShortWay(
            Accounts accounts,
            RuleKeeper rules,
            LanguageOfRequest languages,
            @Qualifier("problemResolver") HandlerExceptionResolver failures) {
        this.accounts = accounts;
        this.rules = rules;
        this.languages = languages;
        this.failures = failures;
    }

    /** Who calls, if the end point's rule allows it. */
    public Optional<Viewer> caller(HttpServletRequest request, HandlerMethod endPoint) {
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            return Optional.empty();
        }
        var bearer = BEARER.matcher(authorization);
        return (bearer.matches() ? accounts.bearing(bearer.group(1)) : Optional.<Viewer>empty())
                .filter(viewer -> rules.allows(viewer, endPoint));
    }

    /** Has the name of whoever asks in the log's context until it is closed. */
    public MDC.MDCCloseable named(Viewer viewer) {
        return MDC.putCloseable(ActorInLog.LOGGED, viewer.name());
    }

    /** The headers that every answer of the API has, beside those that say that it is not kept. */
    public void dress(HttpServletRequest request, HttpServletResponse response) {
        var language = languages.of(request);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.locale().toLanguageTag());
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-XSS-Protection", "0");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Content-Security-Policy", Gates.CONTENT_POLICY);
        response.setHeader("Referrer-Policy", "same-origin");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000 ; includeSubDomains");
        }
    }

    /** What is answered is kept nowhere on its way; a failure says so itself. */
    public void keepNowhere(HttpServletResponse response) {
        response.setHeader(
                HttpHeaders.CACHE_CONTROL, "no-cache, no-store, max-age=0, must-revalidate");
        response.setHeader(HttpHeaders.PRAGMA, "no-cache");
        response.setHeader(HttpHeaders.EXPIRES, "0");
    }

    /** Answers a failure as it is answered everywhere. */
    public void answer(
            HttpServletRequest request, HttpServletResponse response, Exception failure) {
        failures.resolveException(request, response, null, failure);
    }
}
