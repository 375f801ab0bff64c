package budgettrail.web.access;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;

/**
 * Checks passwords one after another, on a thread of its own: to hash one takes long on purpose,
 * and must not take the processors from all others. Few wait for it, others are told to come again.
 * Who guesses is slowed down, however many guess at once.
 */
final class PasswordCheck implements AuthenticationProvider, AutoCloseable {
    static final int MOST_WAITING = 16;

    private final AuthenticationProvider slow;
    private final Brake brake;
    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(MOST_WAITING),
                    Thread.ofPlatform().name("passwords").daemon().factory());

    /**
     * @param slow knows who has which password
     */
    PasswordCheck(AuthenticationProvider slow, Brake brake) {
        this.slow = slow;
        this.brake = brake;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication claimed) {
        refuseHeld(claimed.getName());
        try {
            return thread.submit(() -> check(claimed)).get();
        } catch (RejectedExecutionException full) {
            throw new AuthenticationServiceException("Too many sign in at once", full);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AuthenticationServiceException("Stopped while it waited", stop);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthenticationException refused) {
                throw refused;
            }
            throw new AuthenticationServiceException("The password could not be checked", e);
        }
    }

    private @Nullable Authentication check(Authentication claimed) {
        var name = claimed.getName();
        refuseHeld(name); // Meanwhile others may have been wrong.
        try {
            var known = slow.authenticate(claimed);
            brake.right(name);
            return known;
        } catch (BadCredentialsException wrong) {
            brake.wrong(name);
            throw wrong;
        }
    }

    private void refuseHeld(String name) {
        var left = brake.left(name);
        if (left.isPositive()) {
            throw new NameHeld(left);
        }
    }

    @Override
    public boolean supports(Class<?> claim) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(claim);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
