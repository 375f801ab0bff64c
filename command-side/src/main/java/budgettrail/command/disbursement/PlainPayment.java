package budgettrail.command.disbursement;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** What a request for a payment looks like when there is nothing unusual about it. */
final class PlainPayment {
    /** Its address, as metrics name it. */
    static final String PATTERN = "/api/v1/budget-lines/{line}/disbursements";

    private static final String BEFORE = PATTERN.substring(0, PATTERN.indexOf('{'));
    private static final String AFTER = PATTERN.substring(PATTERN.indexOf('}') + 1);
    private static final int LARGEST = 16_384;

    /** Headers that ask for something of their own. */
    private static final List<String> UNUSUAL =
            List.of(
                    HttpHeaders.ORIGIN,
                    HttpHeaders.EXPECT,
                    HttpHeaders.CONTENT_ENCODING,
                    HttpHeaders.IF_NONE_MATCH,
                    HttpHeaders.IF_MODIFIED_SINCE,
                    HttpHeaders.IF_UNMODIFIED_SINCE);

    private PlainPayment() {}

    /** Whether it goes to that address, plain or not. */
    static boolean isThere(HttpServletRequest request) {
        var address = request.getRequestURI();
        return request.getMethod().equals("POST")
                && address.startsWith(BEFORE)
                && address.endsWith(AFTER);
    }

    /** The line it is for; null if anything about the request is not plain. */
    static @Nullable String line(HttpServletRequest request) {
        var plain =
                isThere(request)
                        && request.getQueryString() == null
                        && hasPlainBody(request)
                        && acceptsJson(request.getHeaders(HttpHeaders.ACCEPT))
                        && isPrintable(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE))
                        && UNUSUAL.stream().allMatch(name -> request.getHeader(name) == null);
        return plain ? named(request.getRequestURI()) : null;
    }

    private static boolean hasPlainBody(HttpServletRequest request) {
        var length = request.getContentLength();
        return length > 0
                && length <= LARGEST
                && MediaType.APPLICATION_JSON_VALUE.equals(request.getContentType());
    }

    /** Whether it is said once at most, and so. */
    private static boolean acceptsJson(Enumeration<String> accept) {
        if (!accept.hasMoreElements()) {
            return true;
        }
        var first = accept.nextElement();
        return !accept.hasMoreElements()
                && (first.equals("*/*") || first.equals(MediaType.APPLICATION_JSON_VALUE));
    }

    /** The firewall minds other characters, in each header that the long way reads. */
    private static boolean isPrintable(@Nullable String value) {
        return value == null || value.chars().allMatch(one -> one >= ' ' && one <= '~');
    }

    private static @Nullable String named(String address) {
        if (address.length() <= BEFORE.length() + AFTER.length()) {
            return null;
        }
        var written = address.substring(BEFORE.length(), address.length() - AFTER.length());
        if (written.indexOf('/') >= 0 || written.contains("%2e") || written.contains("%2E")) {
            return null; // More than one step of a path, or what the firewall takes for that.
        }
        var name = written.indexOf('%') < 0 ? written : decoded(written);
        return name != null && isPlain(name) ? name : null;
    }

    /** Null if it is not well written. */
    private static @Nullable String decoded(String written) {
        try {
            return written.indexOf('+') < 0
                    ? URLDecoder.decode(written, StandardCharsets.UTF_8)
                    : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /** Nothing in it that could lead elsewhere. */
    private static boolean isPlain(String name) {
        for (var index = 0; index < name.length(); index++) {
            var one = name.charAt(index);
            var before = index == 0 ? '/' : name.charAt(index - 1);
            var plain =
                    Character.isLetterOrDigit(one)
                            || one == ':'
                            || one == '-'
                            || one == '_'
                            || (one == '.' || one == '/') && before != '/' && before != '.';
            if (!plain) {
                return false;
            }
        }
        return true;
    }
}
