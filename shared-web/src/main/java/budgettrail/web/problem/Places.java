package budgettrail.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.springframework.web.servlet.HandlerMapping;

/** Where in its request a problem is: what the address names is a parameter, not in the body. */
final class Places {
    private Places() {}

    static Problem in(HttpServletRequest request, Problem problem) {
        var variables = variables(request);
        return problem.placed(error -> placed(error, variables));
    }

    private static Set<?> variables(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                        instanceof Map<?, ?> known
                ? known.keySet()
                : Set.of();
    }

    private static FieldError placed(FieldError error, Set<?> variables) {
        return error.place().get("pointer") instanceof String pointer
                        && !pointer.isEmpty()
                        && variables.contains(pointer.substring(1))
                ? FieldError.parameter(
                        pointer.substring(1), error.code(), error.arguments().toArray())
                : error;
    }
}
