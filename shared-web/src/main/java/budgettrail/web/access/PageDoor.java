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
import org.springframework.security.web.csrf.CsrfException;

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
        if (nobody && form && denied instanceof CsrfException) {
            response.sendRedirect(request.getContextPath() + EXPIRED);
        } else {
            forbidden.handle(request, response, denied);
        }
    }
}
