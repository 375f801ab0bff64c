package budgettrail.web.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.MissingCsrfTokenException;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * Where pages send whoever they do not let in: to the sign-in, which says so if a session has
 * ended, and from there back to the page that was asked for.
 */
final class PageDoor extends LoginUrlAuthenticationEntryPoint implements AccessDeniedHandler {
    private static final String EXPIRED = PublicAddresses.SIGN_IN + "?expired";

    private final AccessDeniedHandler forbidden = new AccessDeniedHandlerImpl();

    PageDoor() {
        super(PublicAddresses.SIGN_IN);
    }

    @Override
    protected String determineUrlToUseForThisRequest(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException nobody) {
        var ended = request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
        return ended ? EXPIRED : getLoginFormUrl();
    }

    /** A form that outlived its session is no attack: nobody is signed in whom it could harm. */
    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        var nobody = SecurityContextHolder.getContext().getAuthentication() == null;
        var form = HttpMethod.POST.matches(request.getMethod());
        if (nobody && form && denied instanceof MissingCsrfTokenException) {
            response.sendRedirect(request.getContextPath() + EXPIRED);
        } else {
            forbidden.handle(request, response, denied);
        }
    }

    /** Remembers pages only, and adds nothing to their addresses. */
    @SuppressWarnings("NullAway") // A name that is null is allowed, but not annotated.
    static RequestCache returns() {
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(PageDoor::isPage);
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    private static boolean isPage(HttpServletRequest request) {
        var shownIn = request.getHeader("Sec-Fetch-Dest");
        return HttpMethod.GET.matches(request.getMethod())
                && (shownIn == null || shownIn.equals("document"));
    }
}
