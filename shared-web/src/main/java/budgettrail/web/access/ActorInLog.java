package budgettrail.web.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.AsyncHandlerInterceptor;

/** Puts the name of whoever asks into the log's context, beside the request's id. */
final class ActorInLog implements AsyncHandlerInterceptor {
    /** Its name in the log's context. */
    static final String LOGGED = "actor";

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        var caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller != null && caller.getPrincipal() instanceof SignedIn known) {
            MDC.put(LOGGED, known.viewer().name());
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable Exception failure) {
        MDC.remove(LOGGED);
    }

    /** The thread goes on with somebody else's request. */
    @Override
    public void afterConcurrentHandlingStarted(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        MDC.remove(LOGGED);
    }
}
