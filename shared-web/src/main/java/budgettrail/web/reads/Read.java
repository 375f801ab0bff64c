package budgettrail.web.reads;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is about to be given.
 *
 * @param who was signed in, or showed a token
 * @param path as it was asked, still encoded
 * @param query as it was asked, still encoded, without secrets; none: there was none
 * @param exported what of it is taken away; none: it is not
 * @param request the id of the request, as it stands in every line of operations' log
 */
public record Read(
        String who,
        String method,
        String path,
        @Nullable String query,
        int status,
        @Nullable Exported exported,
        String request) {
    private static final int LONGEST_METHOD = 20;
    private static final int LONGEST = 2_000;
    private static final String CUT = "…";

    /** Nobody has reason to send one in an address; who does it all the same has it kept out. */
    private static final Pattern SECRET =
            Pattern.compile("(?i)((?:^|&)[^=&]*(?:token|password|secret|csrf)[^=&]*=)[^&]*");

    private static final Pattern NOT_PRINTED = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]");

    static Read of(String who, HttpServletRequest request, int status, String id) {
        var query = request.getQueryString();
        return new Read(
                who,
                cut(request.getMethod(), LONGEST_METHOD),
                cut(request.getRequestURI(), LONGEST),
                query == null ? null : cut(SECRET.matcher(query).replaceAll("$1***"), LONGEST),
                status,
                Exported.of(request),
                id);
    }

    private static String cut(String text, int longest) {
        var printed = NOT_PRINTED.matcher(text).replaceAll("?");
        return printed.length() <= longest ? printed : printed.substring(0, longest - 1) + CUT;
    }
}
