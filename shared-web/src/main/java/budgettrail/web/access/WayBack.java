package budgettrail.web.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * Where somebody who must sign in first goes on: on the page that he asked for; where it was a file
 * or a form, on the page that he asked from.
 *
 * @param pages whether a path is that of a page
 */
record WayBack(Predicate<String> pages) {

    /** A path of this house and what is asked there; none: it is not known. */
    Optional<String> of(HttpServletRequest request) {
        if (!isShown(request)) {
            return Optional.empty();
        }
        var asked = address(request);
        return HttpMethod.GET.matches(request.getMethod()) && pages.test(path(asked))
                ? Optional.of(asked)
                : from(request);
    }

    private static boolean isShown(HttpServletRequest request) {
        var shownIn = request.getHeader("Sec-Fetch-Dest");
        return shownIn == null || shownIn.equals("document");
    }

    private static String address(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        var query = request.getQueryString();
        return query == null ? path : path + "?" + query;
    }

    /** The browser names the page where it is one of ours. */
    private Optional<String> from(HttpServletRequest request) {
        var referer = request.getHeader(HttpHeaders.REFERER);
        var house = house(request);
        return referer == null || !referer.startsWith(house + "/")
                ? Optional.empty()
                : page(referer.substring(house.length()));
    }

    /** Of one that answers a form, the page above. */
    private Optional<String> page(String address) {
        var path = path(address);
        if (pages.test(path)) {
            return Optional.of(address);
        }
        return Optional.of(path.substring(0, path.lastIndexOf('/')))
                .filter(above -> !above.isEmpty() && pages.test(above));
    }

    /** What every address of ours begins with. */
    private static String house(HttpServletRequest request) {
        var url = request.getRequestURL();
        url.setLength(url.length() - request.getRequestURI().length());
        return url.append(request.getContextPath()).toString();
    }

    private static String path(String address) {
        return address.split("[?#]", 2)[0];
    }
}
