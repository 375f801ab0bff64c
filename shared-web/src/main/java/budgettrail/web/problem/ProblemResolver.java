package budgettrail.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * The one place where a failure becomes an answer. It stands before the framework's own, because an
 * advice negotiates the answer's type first and loses the problem when the caller accepts only CSV.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemResolver implements HandlerExceptionResolver {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemResolver.class);

    private final List<Diagnosis> diagnoses;
    private final ProblemWriter problems;

    ProblemResolver(List<Diagnosis> diagnoses, ProblemWriter problems) {
        this.diagnoses = diagnoses;
        this.problems = problems;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Object handler,
            Exception failure) {
        if (isOfCallerWhoHasGone(failure)) {
            response.setStatus(HttpStatus.BAD_REQUEST.value()); // Nobody reads it.
            return new ModelAndView();
        }
        try {
            return ErrorPages.isApi(request.getRequestURI(), request)
                    ? answered(request, response, failure)
                    : onPage(request, response, failure);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Not by its words: a connection to the database breaks with the same. */
    private static boolean isOfCallerWhoHasGone(Exception failure) {
        return failure instanceof AsyncRequestNotUsableException
                || Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                        .anyMatch(ClientAbortException.class::isInstance);
    }

    /** Of a body that cannot be read every place is in the body, whatever the address names. */
    private ModelAndView answered(
            HttpServletRequest request, HttpServletResponse response, Exception failure)
            throws IOException {
        var problem = diagnosed(request, failure);
        problems.write(
                request,
                response,
                failure instanceof ProblemException ? Places.in(request, problem) : problem);
        return new ModelAndView();
    }

    /** A page that cannot be shown is answered by the error page; sign-in is left to security. */
    private @Nullable ModelAndView onPage(
            HttpServletRequest request, HttpServletResponse response, Exception failure)
            throws IOException {
        if (FrameworkDiagnosis.isAboutAccess(failure)) {
            return null;
        }
        problems.answer(request, response, diagnosed(request, failure));
        return new ModelAndView();
    }

    private Problem diagnosed(HttpServletRequest request, Exception failure) {
        var problem = Diagnosis.first(diagnoses, failure).orElseGet(Problems::internalError);
        if (problem.status() == HttpStatus.INTERNAL_SERVER_ERROR) {
            LOG.error("Request {} failed", RequestIds.of(request), failure);
        }
        return problem;
    }
}
