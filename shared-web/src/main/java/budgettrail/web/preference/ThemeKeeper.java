package budgettrail.web.preference;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/** Gives each page its theme: the one its address asks for, which is kept, or the one kept. */
@Component
class ThemeKeeper implements HandlerInterceptor {
    /** {@code ?theme=light}, {@code ?theme=dark} or {@code ?theme=auto}. */
    static final Preference THEME = new Preference("theme");

    private static final String IN_TEMPLATES = "look";

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (Preference.isPage(request)) {
            var asked = THEME.asked(request).flatMap(Theme::named);
            asked.ifPresent(theme -> THEME.keep(request, response, theme.tag()));
            var theme = asked.or(() -> THEME.kept(request).flatMap(Theme::named));
            request.setAttribute(IN_TEMPLATES, Look.of(request, theme.orElse(Theme.AUTO)));
        }
        return true;
    }
}
