package budgettrail.web.problem;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request an id: the caller's if it is harmless, else a new one. It is in the answer's
 * header, in every problem and in every line of the log, so that the three can be put together.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class RequestIds extends OncePerRequestFilter {
    public static final String HEADER = "X-Request-Id";

    /** Its name in the log's context. */
    public static final String LOGGED = "requestId";

    private static final String ATTRIBUTE = RequestIds.class.getName();
    private static final long VERSION_BITS = 0xF000L;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT_2 = 0x8000_0000_0000_0000L;
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** The id of this request. */
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String id) {
            return id;
        }
        var id = chosen(request.getHeader(HEADER));
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var id = of(request);
        if (request.getDispatcherType() == DispatcherType.REQUEST) {
            response.setHeader(HEADER, id);
        }
        try (var _ = MDC.putCloseable(LOGGED, id)) {
            chain.doFilter(request, response);
        }
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private static String chosen(@Nullable String asked) {
        return asked != null && HARMLESS.matcher(asked).matches() ? asked : unlike().toString();
    }

    /** Unlike any other, but no secret: it need not come from the slow source of randomness. */
    private static UUID unlike() {
        var random = ThreadLocalRandom.current();
        return new UUID(
                random.nextLong() & ~VERSION_BITS | VERSION_4, random.nextLong() >>> 2 | VARIANT_2);
    }
}
