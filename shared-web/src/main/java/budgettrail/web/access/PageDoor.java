package budgettrail.web.access;

import budgettrail.web.problem.Problem;
import budgettrail.web.problem.ProblemWriter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * Where pages send whoever they do not let in: to the sign-in, which says so if a session has
 * ended, and from there back to the page that was asked for or from. A form from before the sign-in
 * is told from what the roles do not allow.
 */
final class PageDoor extends LoginUrlAuthenticationEntryPoint implements AccessDeniedHandler {
    private static final String EXPIRED = PublicAddresses.SIGN_IN + "?expired";

    private final AccessDeniedHandler forbidden = new AccessDeniedHandlerImpl();
    private final ProblemWriter problems;
    private final RequestCache returns;

    PageDoor(ProblemWriter problems, RequestCache returns) {
        super(PublicAddresses.SIGN_IN);
        this.problems = problems;
        this.returns = returns;
    }

    @Override
    protected String determineUrlToUseForThisRequest(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException nobody) {
        var ended = request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
        return ended ? EXPIRED : getLoginFormUrl();
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        if (HttpMethod.POST.matches(request.getMethod()) && denied instanceof CsrfException) {
            outdated(request, response);
        } else {
            forbidden.handle(request, response, denied);
        }
    }

    /**
     * A form that outlived its session is no attack if nobody is signed in whom it could harm; one
     * of an earlier sign-in may be one, and does nothing.
     */
    private void outdated(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (SecurityContextHolder.getContext().getAuthentication() == null) {
            returns.saveRequest(request, response);
            response.sendRedirect(request.getContextPath() + EXPIRED);
        } else if (request.getServletPath().equals(PublicAddresses.SIGN_IN)) {
            response.sendRedirect(request.getContextPath() + "/");
        } else {
            problems.answer(request, response, Problem.of(HttpStatus.FORBIDDEN, "FORM_OUTDATED"));
        }
    }
}
