package budgettrail.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;

/** What is said of a sign-in that failed, and to whom. */
@ExtendWith(OutputCaptureExtension.class)
class SignInRefusedTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SignInRefused refused = new SignInRefused(meters);

    @Test
    void whoCannotBeAnsweredNowIsNeverToldThatThePasswordIsWrong() throws IOException {
        assertThat(told("clerk", new AuthenticationServiceException("full")))
                .isEqualTo("/sign-in?busy");
        assertThat(told("clerk", new NameHeld(Duration.ofMillis(29_001))))
                .isEqualTo("/sign-in?wait=30");
        assertThat(told("clerk", new BadCredentialsException("wrong")))
                .isEqualTo("/sign-in?failed");
        for (var reason : new String[] {"BUSY", "HELD", "WRONG"}) {
            assertThat(counted(reason)).as(reason).isEqualTo(1);
        }
    }

    @Test
    void theOperatorReadsWhoAndFromWhereInALine(CapturedOutput log) throws IOException {
        told("x".repeat(64) + "y", new BadCredentialsException("wrong"));
        assertThat(log.getOut().lines().filter(line -> line.contains("Sign-in failed")))
                .singleElement()
                .asString()
                .contains("WARN", "WRONG", "x".repeat(64), "192.0.2.7")
                .doesNotContain("xy");
    }

    private String told(String user, AuthenticationException why) throws IOException {
        var request = new MockHttpServletRequest("POST", "/sign-in");
        request.setParameter("user", user);
        request.setRemoteAddr("192.0.2.7");
        var response = new MockHttpServletResponse();
        refused.onAuthenticationFailure(request, response, why);
        return String.valueOf(response.getRedirectedUrl());
    }

    private double counted(String reason) {
        return meters.get("budgettrail.signin.failed").tag("reason", reason).counter().count();
    }
}
