package budgettrail.web.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bodies are in memory while they are worked on, several times over: all that are not small take
 * turns, so that together they are no longer than a limit. Files have a room of their own, or
 * others would wait behind them. Who may not come in at all was told before.
 */
@Component
@Order(0) // Behind the gates.
final class BodyRoom extends OncePerRequestFilter {
    private static final int UNIT = 1024;

    /** The smallest body that needs room, in units. */
    private static final int SMALL = 64;

    /** In units. */
    static final int OF_FILES = 32 * 1024;

    /** In units. */
    static final int OF_OTHERS = 16 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String FULL = "TOO_MANY_UPLOADS";

    /** Nobody reads a body of theirs. */
    private static final Set<String> BODILESS = Set.of("GET", "HEAD", "OPTIONS");

    private final Room files = new Room(OF_FILES, PATIENCE, FULL);
    private final Room others = new Room(OF_OTHERS, PATIENCE, FULL);
    private final BodyLimit limit;
    private final ProblemWriter problems;

    BodyRoom(BodyLimit limit, ProblemWriter problems) {
        this.limit = limit;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var needed = Math.toIntExact(length(request) / UNIT);
        if (needed < SMALL) {
            chain.doFilter(request, response);
            return;
        }
        var room = needed > BodyLimit.USUAL / UNIT ? files : others;
        try {
            room.enter(needed);
        } catch (ProblemException full) {
            problems.write(request, response, full.problem());
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            room.leave(needed);
        }
    }

    /** How much is left for files, in units. */
    int forFiles() {
        return files.free();
    }

    /** How much is left for other bodies, in units. */
    int forOthers() {
        return others.free();
    }

    /** How many wait. */
    int waiting() {
        return files.waiting() + others.waiting();
    }

    /** In bytes; where it is not told, the most it may be. */
    private long length(HttpServletRequest request) {
        if (BODILESS.contains(request.getMethod())) {
            return 0;
        }
        var told = request.getContentLengthLong();
        var untold = told < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        return untold ? limit.allowed(request) : Math.max(told, 0);
    }
}
