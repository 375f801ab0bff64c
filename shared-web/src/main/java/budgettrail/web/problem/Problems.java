package budgettrail.web.problem;

import static org.springframework.http.HttpStatus.BAD_REQUEST;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** The problems every endpoint shares. Their sentences are in {@code messages/web_*.properties}. */
public final class Problems {
    private static final String RETRY_AFTER = "2"; // seconds

    private Problems() {}

    /** The body is not JSON. */
    public static Problem malformedJson() {
        return Problem.of(BAD_REQUEST, "MALFORMED_JSON");
    }

    /** A place of the body is missing. */
    public static Problem required(String pointer) {
        return field(FieldError.at(pointer, "REQUIRED"));
    }

    /** A place of the body has the wrong type or form. */
    public static Problem invalidValue(String pointer) {
        return field(FieldError.at(pointer, "INVALID_VALUE"));
    }

    /** A place of the body that nobody knows. */
    public static Problem unknownField(String pointer) {
        return field(FieldError.at(pointer, "UNKNOWN_FIELD"));
    }

    /** A parameter of the path or the query, or a header, of the wrong form. */
    public static Problem invalidParameter(String name) {
        return Problem.of(BAD_REQUEST, "INVALID_PARAMETER", name)
                .with(List.of(FieldError.parameter(name, "INVALID_VALUE")));
    }

    /** A parameter of the query, a header or a part that is missing. */
    public static Problem requiredParameter(String name) {
        return Problem.of(BAD_REQUEST, "INVALID_PARAMETER", name)
                .with(List.of(FieldError.parameter(name, "REQUIRED")));
    }

    /**
     * @param allowed in bytes
     */
    public static Problem bodyTooLarge(long allowed) {
        return Problem.of(HttpStatus.CONTENT_TOO_LARGE, "BODY_TOO_LARGE", allowed / 1024 / 1024);
    }

    public static Problem unauthenticated() {
        return Problem.of(HttpStatus.UNAUTHORIZED, "UNAUTHENTICATED")
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"budgettrail\"");
    }

    public static Problem forbidden() {
        return Problem.of(HttpStatus.FORBIDDEN, "FORBIDDEN");
    }

    public static Problem notFound() {
        return Problem.of(HttpStatus.NOT_FOUND, "NOT_FOUND");
    }

    public static Problem internalError() {
        return Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "INTERNAL_ERROR");
    }

    /** It passes, and the caller is asked to come back. */
    public static Problem unavailable() {
        return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "UNAVAILABLE")
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
    }

    /** Of a failure that is known by its status only. */
    public static Problem ofStatus(HttpStatusCode code) {
        return switch (code.value()) {
            case 401 -> unauthenticated();
            case 403 -> forbidden();
            case 404 -> notFound();
            case 405 -> Problem.of(HttpStatus.METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED");
            case 406 -> Problem.of(HttpStatus.NOT_ACCEPTABLE, "NOT_ACCEPTABLE");
            case 413 -> bodyTooLarge(BodyLimit.LARGEST);
            case 415 -> Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_MEDIA_TYPE");
            case 503 -> unavailable();
            default -> code.is4xxClientError() ? malformedRequest() : internalError();
        };
    }

    /** The request breaks HTTP itself, or the rules of addresses. */
    public static Problem malformedRequest() {
        return Problem.of(BAD_REQUEST, "MALFORMED_REQUEST");
    }

    private static Problem field(FieldError error) {
        return Problem.malformed(List.of(error));
    }
}
