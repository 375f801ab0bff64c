package budgettrail.web.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are too long: at once if their length is given, while they are read if it is
 * not. The container counts the parts of a multipart body itself, see {@code shared-web.yml}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
public class BodyLimit extends OncePerRequestFilter {
    /** The longest body of any request, in bytes. */
    public static final long LARGEST = 20L * 1024 * 1024;

    /** The longest where no {@link LargeBodies} are taken, in bytes. */
    static final long USUAL = 1024 * 1024;

    private final ProblemWriter problems;
    private final List<LargeBodies> large;

    BodyLimit(ProblemWriter problems, ObjectProvider<LargeBodies> large) {
        this.problems = problems;
        this.large = large.stream().toList();
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var allowed = allowed(request);
        if (request.getContentLengthLong() > allowed) {
            problems.write(request, response, Problems.bodyTooLarge(allowed));
            return;
        }
        try {
            chain.doFilter(new Counted(request, allowed), response);
        } catch (BodyTooLarge tooLarge) {
            // Read by a filter, before any controller.
            problems.write(request, response, Problems.bodyTooLarge(allowed));
        }
    }

    /** How long its body may be, in bytes. */
    long allowed(HttpServletRequest request) {
        var path = request.getRequestURI();
        return large.stream().anyMatch(it -> path.startsWith(it.path())) ? LARGEST : USUAL;
    }

    /** A request whose body is counted. */
    private static final class Counted extends HttpServletRequestWrapper {
        private final long allowed;
        private @Nullable ServletInputStream body;
        private @Nullable BufferedReader reader;

        Counted(HttpServletRequest request, long allowed) {
            super(request);
            this.allowed = allowed;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (body == null) {
                body = new CountedInput(super.getInputStream(), allowed);
            }
            return body;
        }

        @Override
        public BufferedReader getReader() throws IOException {
            if (reader == null) {
                var named = getCharacterEncoding();
                var charset = named == null ? StandardCharsets.UTF_8 : Charset.forName(named);
                reader = new BufferedReader(new InputStreamReader(getInputStream(), charset));
            }
            return reader;
        }
    }
}
