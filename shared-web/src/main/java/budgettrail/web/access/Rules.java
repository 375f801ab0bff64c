package budgettrail.web.access;

import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The rule that each endpoint of the API must carry: {@code @RolesAllowed} on the method, or on its
 * class.
 */
public final class Rules {
    private static final Set<String> ROLES =
            Arrays.stream(Role.values()).map(Role::name).collect(Collectors.toUnmodifiableSet());

    private Rules() {}

    /** The authorities that may call it, or nothing if there is no rule. */
    static Optional<Set<String>> of(HandlerMethod handler) {
        var own = handler.getMethodAnnotation(RolesAllowed.class);
        return Optional.ofNullable(own == null ? ofClass(handler) : own)
                .map(rule -> Arrays.stream(rule.value()).collect(Collectors.toSet()));
    }

    /**
     * The endpoints under /api whose rule is missing or names a role there is not, sorted: a test
     * of each application expects none.
     */
    public static List<String> missing(RequestMappingHandlerMapping mapping) {
        return mapping.getHandlerMethods().entrySet().stream()
                .filter(endpoint -> isApi(endpoint.getKey()))
                .filter(endpoint -> !isSound(endpoint.getValue()))
                .map(endpoint -> endpoint.getKey() + " " + endpoint.getValue().getShortLogMessage())
                .sorted()
                .toList();
    }

    private static boolean isSound(HandlerMethod handler) {
        return of(handler)
                .filter(roles -> !roles.isEmpty() && ROLES.containsAll(roles))
                .isPresent();
    }

    private static boolean isApi(RequestMappingInfo endpoint) {
        return endpoint.getPatternValues().stream()
                .anyMatch(
                        pattern ->
                                pattern.startsWith("/api")
                                        && !PublicAddresses.isApiDocument(pattern));
    }

    private static @Nullable RolesAllowed ofClass(HandlerMethod handler) {
        return AnnotatedElementUtils.findMergedAnnotation(
                handler.getBeanType(), RolesAllowed.class);
    }
}
