package budgettrail.web.language;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * Which language a request is answered in. The API goes by Accept-Language alone; a page by what
 * its address asks, then by what was asked before, then by Accept-Language. Chinese otherwise.
 */
@Component("localeResolver")
public class LanguageOfRequest implements LocaleResolver {
    /** {@code ?lang=zh} or {@code ?lang=en}. */
    public static final String PARAMETER = "lang";

    private static final String COOKIE = "lang";
    private static final Duration KEPT = Duration.ofDays(365);

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return of(request).locale();
    }

    /** The language of the answer. */
    public Language of(HttpServletRequest request) {
        var chosen =
                isApi(request)
                        ? Optional.<Language>empty()
                        : asked(request).or(() -> remembered(request));
        return chosen.or(() -> accepted(request)).orElse(Language.ZH);
    }

    @Override
    public void setLocale(
            HttpServletRequest request,
            @Nullable HttpServletResponse response,
            @Nullable Locale locale) {
        if (response == null || locale == null) {
            return;
        }
        Language.of(locale).ifPresent(language -> remember(request, response, language));
    }

    /** What the address asks, if it asks for a language there is. */
    static Optional<Language> asked(HttpServletRequest request) {
        var query = request.getQueryString();
        // Looked up only where the query has it: reading parameters may read a body.
        return query == null || !query.contains(PARAMETER + "=")
                ? Optional.empty()
                : Optional.ofNullable(request.getParameter(PARAMETER)).flatMap(Language::named);
    }

    private static Optional<Language> remembered(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null ? Optional.empty() : Language.named(cookie.getValue());
    }

    private static Optional<Language> accepted(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) {
            return Optional.empty();
        }
        return Collections.list(request.getLocales()).stream()
                .flatMap(locale -> Language.of(locale).stream())
                .findFirst();
    }

    private static void remember(
            HttpServletRequest request, HttpServletResponse response, Language language) {
        var cookie =
                ResponseCookie.from(COOKIE, language.tag())
                        .path("/")
                        .maxAge(KEPT)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .secure(request.isSecure())
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + "/api/");
    }
}
