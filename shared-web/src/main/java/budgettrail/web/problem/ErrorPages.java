package budgettrail.web.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Answers what failed outside the controllers: a problem to the API, a page to everyone else. */
@Controller
class ErrorPages implements ErrorController {
    /** The attribute of a request that holds its problem. */
    static final String PROBLEM = Problem.class.getName();

    private final ProblemWriter problems;
    private final Wording wording;

    ErrorPages(ProblemWriter problems, Wording wording) {
        this.problems = problems;
        this.wording = wording;
    }

    @RequestMapping("${spring.web.error.path:/error}")
    @Nullable ModelAndView show(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var problem = problem(request);
        if (isApi(failedUri(request), request)) {
            problems.write(request, response, problem);
            return null;
        }
        var locale = RequestContextUtils.getLocale(request);
        var page = new ModelAndView("problem", problem.status());
        page.addObject("title", wording.title(problem, locale));
        page.addObject("sentence", wording.sentence(problem, locale));
        page.addObject("hints", wording.hints(problem, locale));
        page.addObject("mended", Mended.query(problem, request));
        page.addObject("requestId", RequestIds.of(request));
        return page;
    }

    static boolean isApi(String uri, HttpServletRequest request) {
        return uri.startsWith(request.getContextPath() + "/api/");
    }

    private static Problem problem(HttpServletRequest request) {
        if (request.getAttribute(PROBLEM) instanceof Problem known) {
            return known;
        }
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? Problems.ofStatus(HttpStatusCode.valueOf(status))
                : Problems.notFound(); // The error page itself was asked for.
    }

    private static String failedUri(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri
                ? uri
                : request.getRequestURI();
    }
}
