package budgettrail.web.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses a caller before the body is read, and everyone where an endpoint has no rule. Method
 * security would ask the same, but only once the body was parsed.
 */
@Component
class RuleKeeper implements HandlerInterceptor {
    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        if (handler instanceof HandlerMethod method && !PublicAddresses.isApiDocument(path)) {
            check(method);
        }
        return true;
    }

    private static void check(HandlerMethod method) {
        var allowed =
                Rules.of(method).orElseThrow(() -> new AccessDeniedException("No rule: " + method));
        var caller = SecurityContextHolder.getContext().getAuthentication();
        var may =
                caller != null
                        && caller.getAuthorities().stream()
                                .map(GrantedAuthority::getAuthority)
                                .anyMatch(
                                        authority ->
                                                authority != null
                                                        && allowed.contains(
                                                                authority.replaceFirst(
                                                                        "^ROLE_", "")));
        if (!may) {
            throw new AccessDeniedException("Not allowed: " + method);
        }
    }
}
