package budgettrail.web.reads;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * What somebody takes away.
 *
 * @param what the name of the file
 * @param position the last fact that counts in it
 * @param rows how many it has; none: nobody knows before it is written
 */
public record Exported(String what, long position, @Nullable Long rows) {
    private static final String ATTRIBUTE = Exported.class.getName();

    /** Says it of the answer to a request, before its first byte. */
    public void in(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    static @Nullable Exported of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Exported exported ? exported : null;
    }
}
