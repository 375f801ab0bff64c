package budgettrail.web.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bodies are in memory while they are worked on, several times over: all that are large take turns,
 * so that together they are no longer than a limit. Who may not come in at all was told before.
 */
@Component
@Order(0) // Behind the gates.
final class BodyRoom extends OncePerRequestFilter {
    /** The smallest body that needs room, in bytes. */
    private static final int SMALL = 64 * 1024;

    private static final int UNIT = 1024;

    /** In units. */
    static final int ROOM = 32 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String AGAIN_IN_S = "5";

    private final Semaphore free = new Semaphore(ROOM, true);
    private final ProblemWriter problems;

    BodyRoom(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var needed = needed(request);
        if (!comes(needed)) {
            problems.write(
                    request,
                    response,
                    Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "TOO_MANY_UPLOADS")
                            .withHeader(HttpHeaders.RETRY_AFTER, AGAIN_IN_S));
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            free.release(needed);
        }
    }

    /** How much is left, in units. */
    int free() {
        return free.availablePermits();
    }

    /** How many wait. */
    int waiting() {
        return free.getQueueLength();
    }

    /** Of a length that is not told, the most there may be. */
    private static int needed(HttpServletRequest request) {
        var length = request.getContentLengthLong();
        if (length < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            return Math.toIntExact(BodyLimit.LARGEST / UNIT);
        }
        return length < SMALL ? 0 : Math.toIntExact(length / UNIT);
    }

    private boolean comes(int needed) {
        try {
            return needed == 0 || free.tryAcquire(needed, PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // The server stops.
            return false;
        }
    }
}
