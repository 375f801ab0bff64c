package budgettrail.web.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/** The way from a page that cannot be shown to the same one without the parameter that is wrong. */
final class Mended {
    private Mended() {}

    /**
     * From the question mark on, as it was sent: it leads nowhere but to the same path.
     *
     * @return nothing where a form was sent, or not exactly one parameter is known to be wrong
     */
    static @Nullable String query(Problem problem, HttpServletRequest request) {
        var asked = request.getQueryString();
        var method = request.getAttribute(RequestDispatcher.ERROR_METHOD);
        if (asked == null
                || !HttpMethod.GET.name().equals(method)
                || problem.errors().size() != 1
                || !(problem.errors().getFirst().place().get("parameter") instanceof String name)) {
            return null;
        }
        var parts = asked.split("&");
        var rest = Arrays.stream(parts).filter(one -> !one.startsWith(name + "=")).toList();
        return rest.size() == parts.length ? null : "?" + String.join("&", rest);
    }
}
