package budgettrail.web.access;

import budgettrail.web.problem.Problem;
import budgettrail.web.problem.ProblemWriter;
import budgettrail.web.problem.RequestIds;
import budgettrail.web.reads.ReadBook;
import budgettrail.web.reads.RecordedReads;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Has it written down what auditors are given, and whoever takes something away. It stands where
 * the viewer is known and nothing is refused yet.
 */
final class ReadWatch extends OncePerRequestFilter {
    private static final String AGAIN_IN_S = "5";

    /** Taken away by whomever; and who has looked at what was written down. */
    private static final List<String> ALWAYS =
            List.of(
                    "/tables/",
                    "/dashboard.csv",
                    "/api/v1/indicators.csv",
                    "/api/v1/line-balances.csv",
                    "/api/v1/three-public.csv",
                    "/audit/export",
                    "/api/v1/audit/export",
                    "/audit/reads",
                    "/api/v1/audit/reads");

    private static final List<String> NEVER = List.of("/assets/", "/favicon.ico", "/sign-in");

    /** How far something has come that was begun. */
    private static final Set<String> PROGRESS =
            Set.of(
                    "/audit/events",
                    "/projections/events",
                    "/replay/events",
                    "/api/v1/audit/verification",
                    "/api/v1/audit/verification/events",
                    "/api/v1/projections/rebuild",
                    "/api/v1/projections/rebuild/events",
                    "/api/v1/projections/replay",
                    "/api/v1/projections/replay/events");

    /** Pages that ask for themselves again and again while something is under way. */
    private static final Set<String> RENEWED = Set.of("/audit", "/projections", "/replay");

    private static final long WHILE_RENEWED = Duration.ofSeconds(5).toNanos();

    private final ReadBook book;
    private final RecordedReads.Instead instead;

    /** When whoever looks at a page that renews itself looked at it last, once that is recorded. */
    private final Map<String, Long> renewed = new ConcurrentHashMap<>();

    ReadWatch(ReadBook book, ProblemWriter problems) {
        this.book = book;
        this.instead = (request, answer) -> notRecorded(problems, request, answer);
    }

    private static void notRecorded(
            ProblemWriter problems, HttpServletRequest request, HttpServletResponse answer)
            throws IOException {
        problems.answer(
                request,
                answer,
                Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "READ_NOT_RECORDED")
                        .withHeader(HttpHeaders.RETRY_AFTER, AGAIN_IN_S));
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller = SecurityContextHolder.getContext().getAuthentication();
        var viewer = caller == null ? null : Viewer.of(caller);
        var path = request.getServletPath(); // Decoded: nothing is hidden behind its spelling.
        if (viewer != null && concerns(viewer, request, path)) {
            var look = renewsItself(request, path) ? look(viewer, path) : null;
            new RecordedReads(look == null ? book : remembering(look), instead)
                    .answer(viewer.name(), request, response, RequestIds.of(request), chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean concerns(Viewer viewer, HttpServletRequest request, String path) {
        if (begins(ALWAYS, path)) {
            return true;
        }
        return viewer.is(Role.AUDITOR)
                && !begins(NEVER, path)
                && !PublicAddresses.isApiDocument(path)
                && !isProgress(request, path)
                && !(renewsItself(request, path) && isRenewed(look(viewer, path)));
    }

    private static boolean isProgress(HttpServletRequest request, String path) {
        return HttpMethod.GET.matches(request.getMethod()) && PROGRESS.contains(path);
    }

    private static boolean renewsItself(HttpServletRequest request, String path) {
        return HttpMethod.GET.matches(request.getMethod())
                && RENEWED.contains(path)
                && request.getQueryString() == null;
    }

    private static String look(Viewer viewer, String path) {
        return path + " " + viewer.name();
    }

    private static boolean begins(List<String> addresses, String path) {
        return addresses.stream().anyMatch(path::startsWith);
    }

    /** Whether it was just looked at, so that it is the same look. */
    private boolean isRenewed(String look) {
        var now = System.nanoTime();
        var last = renewed.computeIfPresent(look, (_, was) -> isSame(was, now) ? now : was);
        return last != null && isSame(last, now);
    }

    private static boolean isSame(long last, long now) {
        return now - last < WHILE_RENEWED;
    }

    /** What comes next is the same look only if this one is written down. */
    private ReadBook remembering(String look) {
        return read -> {
            book.enter(read);
            renewed.put(look, System.nanoTime());
        };
    }
}
