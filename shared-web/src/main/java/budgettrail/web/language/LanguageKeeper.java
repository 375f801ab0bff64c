package budgettrail.web.language;

import budgettrail.web.preference.Preference;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/** Names the language of each answer, and keeps in a cookie the one that a page was asked for. */
@Component
class LanguageKeeper implements HandlerInterceptor {
    private final LanguageOfRequest languages;

    LanguageKeeper(LanguageOfRequest languages) {
        this.languages = languages;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        var language = languages.of(request);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.locale().toLanguageTag());
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        if (Preference.isPage(request)) {
            LanguageOfRequest.asked(request)
                    .ifPresent(asked -> languages.setLocale(request, response, asked.locale()));
        }
        return true;
    }
}
