package budgettrail.web.problem;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Reads out of a body that cannot be bound what is wrong with it, and where. */
final class JsonDiagnosis {
    private JsonDiagnosis() {}

    static Problem of(HttpMessageNotReadableException unreadable) {
        return tooLarge(unreadable)
                .or(() -> refusedByValue(unreadable))
                .orElseGet(
                        () ->
                                switch (unreadable.getCause()) {
                                    case null -> Problems.required("");
                                    case JacksonException json -> of(json);
                                    case Throwable _ -> Problems.malformedRequest();
                                });
    }

    private static Problem of(JacksonException json) {
        var pointer = pointer(json);
        return switch (json) {
            case UnrecognizedPropertyException _ -> Problems.unknownField(pointer);
            case InvalidNullException _ -> Problems.required(pointer);
            case MismatchedInputException mismatch when saysMissing(mismatch) ->
                    Problems.required(pointer);
            case MismatchedInputException mismatch when saysTrailing(mismatch) ->
                    Problems.malformedJson();
            case InputCoercionException _ -> Problems.invalidValue(pointer);
            case StreamReadException _ -> Problems.malformedJson();
            case StreamConstraintsException _ -> Problems.malformedJson();
            case JacksonException other when other.getCause() instanceof IOException ->
                    Problems.malformedJson();
            case JacksonException _ -> Problems.invalidValue(pointer);
        };
    }

    /** Jackson has no type of its own for this; a test holds its words. */
    private static boolean saysMissing(MismatchedInputException mismatch) {
        return mismatch.getOriginalMessage().startsWith("Missing required creator property");
    }

    private static boolean saysTrailing(MismatchedInputException mismatch) {
        return mismatch.getOriginalMessage().startsWith("Trailing token");
    }

    private static Optional<Problem> tooLarge(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLarge larger) {
                return Optional.of(Problems.bodyTooLarge(larger.allowed()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Problem> refusedByValue(HttpMessageNotReadableException unreadable) {
        return FrameworkDiagnosis.carried(unreadable)
                .map(
                        own ->
                                own.pointer() == null
                                                && unreadable.getCause()
                                                        instanceof JacksonException json
                                        ? own.at(pointer(json))
                                        : own);
    }

    /** As RFC 6901 writes it. */
    private static String pointer(JacksonException json) {
        var pointer = new StringBuilder();
        List<JacksonException.Reference> path = json.getPath();
        for (var step : path) {
            var name = step.getPropertyName();
            pointer.append('/')
                    .append(
                            name == null
                                    ? String.valueOf(step.getIndex())
                                    : name.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }
}
