package budgettrail.web.language;

import budgettrail.web.preference.Preference;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Which language a request is answered in. The API goes by Accept-Language alone; a page by what
 * its address asks, then by what was asked before, then by Accept-Language. Chinese otherwise.
 */
@Component("localeResolver")
public class LanguageOfRequest implements LocaleResolver {
    /** {@code ?lang=zh} or {@code ?lang=en}. */
    private static final Preference LANGUAGE = new Preference("lang");

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return of(request).locale();
    }

    /** The language of the answer. */
    public Language of(HttpServletRequest request) {
        var chosen =
                Preference.isPage(request)
                        ? asked(request).or(() -> remembered(request))
                        : Optional.<Language>empty();
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
        Language.of(locale).ifPresent(language -> LANGUAGE.keep(request, response, language.tag()));
    }

    /** What the address asks, if it asks for a language there is. */
    static Optional<Language> asked(HttpServletRequest request) {
        return LANGUAGE.asked(request).flatMap(Language::named);
    }

    private static Optional<Language> remembered(HttpServletRequest request) {
        return LANGUAGE.kept(request).flatMap(Language::named);
    }

    private static Optional<Language> accepted(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) {
            return Optional.empty();
        }
        return Collections.list(request.getLocales()).stream()
                .flatMap(locale -> Language.of(locale).stream())
                .findFirst();
    }
}
