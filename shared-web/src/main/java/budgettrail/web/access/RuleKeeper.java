package budgettrail.web.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Refuses a caller before the body is read, and everyone where an endpoint has no rule. It is the
 * one that asks: {@link Rules} are not looked at again.
 */
@Component
class RuleKeeper implements HandlerInterceptor {
    /** The authorities that may call each endpoint, once somebody has. */
    private final Map<HandlerMethod, Set<String>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && !PublicAddresses.isApiDocument(path(request))) {
            check(method);
        }
        return true;
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    private void check(HandlerMethod method) {
        var caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller == null || !tellsMethods(method) && !mayCall(caller, allowed(method))) {
            throw new AccessDeniedException("Not allowed: " + method);
        }
    }

    /** Whether the end point's rule names a role of the viewer. */
    boolean allows(Viewer viewer, HandlerMethod method) {
        var allowed = allowed(method);
        for (var role : viewer.roles()) {
            if (allowed.contains(role.authority())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether it is no endpoint, but the framework's answer to OPTIONS: which methods there are.
     */
    private static boolean tellsMethods(HandlerMethod method) {
        return method.getBeanType().getEnclosingClass() == RequestMappingInfoHandlerMapping.class;
    }

    private Set<String> allowed(HandlerMethod method) {
        return known.computeIfAbsent(
                method,
                _ ->
                        Rules.of(method)
                                .orElseThrow(() -> new AccessDeniedException("No rule: " + method))
                                .stream()
                                .map(role -> "ROLE_" + role)
                                .collect(Collectors.toUnmodifiableSet()));
    }

    private static boolean mayCall(Authentication caller, Set<String> allowed) {
        for (var granted : caller.getAuthorities()) {
            var authority = granted.getAuthority();
            if (authority != null && allowed.contains(authority)) {
                return true;
            }
        }
        return false;
    }
}
