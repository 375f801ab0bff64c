package budgettrail.web.reads;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * Has an answer written down before it is given. What cannot be written down is not given; that
 * something failed may be said all the same.
 */
public final class RecordedReads {
    private static final Logger LOG = LoggerFactory.getLogger(RecordedReads.class);

    private final ReadBook book;
    private final Instead instead;

    /** What is answered where nothing can be given. */
    @FunctionalInterface
    public interface Instead {
        void answer(HttpServletRequest request, HttpServletResponse answer) throws IOException;
    }

    public RecordedReads(ReadBook book, Instead instead) {
        this.book = book;
        this.instead = instead;
    }

    /**
     * @param id of the request
     */
    public void answer(
            String who,
            HttpServletRequest request,
            HttpServletResponse response,
            String id,
            FilterChain chain)
            throws ServletException, IOException {
        var answer = new RecordedAnswer(response, gate(who, request, response, id));
        try {
            chain.doFilter(request, answer);
        } catch (ServletException | IOException | RuntimeException | Error failure) {
            answer.fail(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            throw failure;
        }
        answer.end();
    }

    private RecordedAnswer.Gate gate(
            String who, HttpServletRequest request, HttpServletResponse response, String id) {
        return new RecordedAnswer.Gate() {
            @Override
            public boolean opens(int status) {
                try {
                    book.enter(Read.of(who, request, status, id));
                    return true;
                } catch (RuntimeException e) {
                    var cause = NestedExceptionUtils.getMostSpecificCause(e).getMessage();
                    LOG.error("Request {} of {} is not written down: {}", id, who, cause);
                    return status
                            >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR; // It gives nothing.
                }
            }

            @Override
            public void refuse() throws IOException {
                instead.answer(request, response);
            }
        };
    }
}
