package budgettrail.web.access;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Nobody is let in by this name for now, whatever the password. */
final class NameHeld extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    private final Duration left;

    NameHeld(Duration left) {
        super("Too many wrong passwords");
        this.left = left;
    }

    /** Begun ones count. */
    long secondsLeft() {
        return left.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
