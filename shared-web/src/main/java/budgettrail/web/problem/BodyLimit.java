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
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are too long: at once if their length is given, while they are read if it is
 * not; and bodies in parts where no file is taken. The container counts the parts of a multipart
 * body itself, see {@code shared-web.yml}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
public class BodyLimit extends OncePerRequestFilter {
    /** The longest body of any request, in bytes. */
    public static final long LARGEST = 20L * 1024 * 1024;

    /** The longest where no {@link LargeBodies} are taken, in bytes. */
    static final long USUAL = 1024 * 1024;

    private static final String IN_PARTS = "multipart/";

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
        if (isInParts(request) && !takesFiles(request)) {
            problems.write(request, response, Problems.ofStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE));
            return;
        }
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

    /**
     * The container puts parts on the disk as soon as anybody asks for a parameter: before it is
     * known who sends them, and without asking how many others do.
     */
    private static boolean isInParts(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.strip().regionMatches(true, 0, IN_PARTS, 0, IN_PARTS.length());
    }

    private boolean takesFiles(HttpServletRequest request) {
        return HttpMethod.POST.matches(request.getMethod()) && allowed(request) == LARGEST;
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
