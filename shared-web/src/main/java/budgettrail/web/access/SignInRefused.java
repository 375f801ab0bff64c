package budgettrail.web.access;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/**
 * Whoever could not sign in is told why on the page to sign in on, and the operator that it was.
 */
@Component
final class SignInRefused implements AuthenticationFailureHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SignInRefused.class);

    private enum Reason {
        WRONG,
        HELD,
        BUSY
    }

    private final RedirectStrategy redirect = new DefaultRedirectStrategy();
    private final Map<Reason, Counter> counters = new EnumMap<>(Reason.class);

    SignInRefused(MeterRegistry meters) {
        for (var reason : Reason.values()) {
            counters.put(
                    reason,
                    Counter.builder("budgettrail.signin.failed")
                            .description("Sign-ins that failed")
                            .tag("reason", reason.name())
                            .register(meters));
        }
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException refused)
            throws IOException {
        switch (refused) {
            case NameHeld held ->
                    refuse(request, response, Reason.HELD, "wait=" + held.secondsLeft());
            case AuthenticationServiceException _ -> refuse(request, response, Reason.BUSY, "busy");
            default -> refuse(request, response, Reason.WRONG, "failed");
        }
    }

    private void refuse(
            HttpServletRequest request, HttpServletResponse response, Reason reason, String told)
            throws IOException {
        Objects.requireNonNull(counters.get(reason)).increment();
        LOG.warn(
                "Sign-in failed ({}) as {} from {}",
                reason,
                name(request.getParameter("user")),
                request.getRemoteAddr());
        redirect.sendRedirect(request, response, PublicAddresses.SIGN_IN + "?" + told);
    }

    private static String name(@Nullable String user) {
        return user == null ? "" : user.substring(0, Math.min(user.length(), Brake.LONGEST_NAME));
    }
}
