package budgettrail.web.problem;

import budgettrail.web.language.LanguageOfRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem as {@code application/problem+json}, whatever the request said it accepts. */
@Component
public class ProblemWriter {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Wording wording;
    private final LanguageOfRequest languages;

    ProblemWriter(Wording wording, LanguageOfRequest languages) {
        this.wording = wording;
        this.languages = languages;
    }

    /** The members of a problem that is part of an answer. */
    public Map<String, Object> members(HttpServletRequest request, Problem problem) {
        var locale = languages.resolveLocale(request);
        return wording.members(problem, RequestIds.of(request), locale);
    }

    /** As a problem to the API, as a page to everyone else. */
    public void answer(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        if (ErrorPages.isApi(request.getRequestURI(), request)) {
            write(request, response, problem);
        } else if (!response.isCommitted()) {
            request.setAttribute(ErrorPages.PROBLEM, problem);
            response.setHeader(RequestIds.HEADER, RequestIds.of(request));
            problem.headers().forEach(response::setHeader);
            response.sendError(problem.status().value());
        }
    }

    /** Writes nothing if an answer is already on its way. */
    public void write(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        var locale = languages.resolveLocale(request);
        var body = JSON.writeValueAsBytes(wording.members(problem, RequestIds.of(request), locale));
        response.resetBuffer();
        response.setStatus(problem.status().value());
        response.setHeader(RequestIds.HEADER, RequestIds.of(request));
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, locale.toLanguageTag());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        problem.headers().forEach(response::setHeader);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }
}
