package budgettrail.command.http;

import budgettrail.command.shell.Giver;
import budgettrail.event.Actor;
import budgettrail.web.access.Viewer;
import budgettrail.web.problem.FieldError;
import budgettrail.web.problem.Problem;
import budgettrail.web.problem.ProblemException;
import budgettrail.web.problem.RequestIds;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Reads from a request who gives a command: the account behind the token, the idempotency key, the
 * line's version seen.
 */
public final class Givers {
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final Pattern VERSION = Pattern.compile("\"([0-9]{1,18})\"");

    private Givers() {}

    /** The giver, or a {@link ProblemException} that names the header at fault. */
    public static Giver of(HttpServletRequest request, Viewer viewer) {
        return new Giver(
                new Actor(viewer.name()),
                viewer.roles(),
                key(request),
                RequestIds.of(request),
                expected(request));
    }

    private static String key(HttpServletRequest request) {
        var key = request.getHeader(IDEMPOTENCY_KEY);
        if (key == null || key.isEmpty()) {
            throw refused("IDEMPOTENCY_KEY_REQUIRED", IDEMPOTENCY_KEY);
        }
        if (!Fields.isKey(key)) {
            throw refused("INVALID_VALUE", IDEMPOTENCY_KEY);
        }
        return key;
    }

    private static @Nullable Long expected(HttpServletRequest request) {
        var version = request.getHeader(HttpHeaders.IF_MATCH);
        if (version == null || version.equals("*")) {
            return null;
        }
        var matcher = VERSION.matcher(version.strip());
        if (!matcher.matches()) {
            throw refused("INVALID_VALUE", HttpHeaders.IF_MATCH);
        }
        return Long.valueOf(matcher.group(1));
    }

    private static ProblemException refused(String code, String header) {
        return new ProblemException(
                Problem.of(HttpStatus.BAD_REQUEST, code)
                        .with(List.of(FieldError.parameter(header, code))));
    }
}
