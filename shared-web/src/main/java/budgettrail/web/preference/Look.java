package budgettrail.web.preference;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * How a page looks and how else it could. Every template has it as {@code look}.
 *
 * @param path of the page above, where the page answers a form: nobody can be led to the address of
 *     a form; none: the page's own
 * @param query what the address of the page asks, as it was sent; none beside a path
 */
public record Look(Theme theme, @Nullable String path, @Nullable String query) {
    private static final String LANGUAGE = "lang";

    /** Of the page that answers a request, or says what is wrong with it. */
    static Look of(HttpServletRequest request, Theme theme) {
        var failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var uri = failed == null ? request.getRequestURI() : failed.toString();
        var method =
                failed == null
                        ? request.getMethod()
                        : request.getAttribute(RequestDispatcher.ERROR_METHOD);
        return HttpMethod.POST.name().equals(method)
                ? new Look(theme, uri.substring(0, Math.max(1, uri.lastIndexOf('/'))), null)
                : new Look(theme, null, request.getQueryString());
    }

    /** The same page in the other themes, and in this one. */
    public List<Way> ways() {
        return Arrays.stream(Theme.values())
                .map(other -> new Way(other, address(other), other == theme))
                .toList();
    }

    private String address(Theme other) {
        return address(ThemeKeeper.THEME.name(), other.tag());
    }

    /** The same page in another language. */
    public String inLanguage(String tag) {
        return address(LANGUAGE, tag);
    }

    /** With everything else that was asked. */
    private String address(String name, String tag) {
        var asked = query == null ? Stream.<String>of() : Arrays.stream(query.split("&"));
        return Stream.concat(
                        asked.filter(one -> !one.isEmpty() && !one.startsWith(name + "=")),
                        Stream.of(name + "=" + tag))
                .collect(Collectors.joining("&", (path == null ? "" : path) + "?", ""));
    }

    /**
     * A link to a theme.
     *
     * @param current whether it leads here
     */
    public record Way(Theme theme, String address, boolean current) {}
}
