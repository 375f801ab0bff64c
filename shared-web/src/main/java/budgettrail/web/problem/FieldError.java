package budgettrail.web.problem;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One wrong place of a request. Its message comes from the bundles, by its code.
 *
 * @param place where: a JSON pointer into the body, the name of a parameter, or the row and column
 *     of a table; the members are answered as they are
 * @param code stable, UPPER_SNAKE
 * @param arguments what the message names; they are shown as text, never formatted by a locale
 */
public record FieldError(Map<String, Object> place, String code, List<Object> arguments) {
    public FieldError {
        place = Collections.unmodifiableMap(new LinkedHashMap<>(place));
        arguments = List.copyOf(arguments);
    }

    /** A place in a JSON body, as RFC 6901 writes it; the empty pointer is the whole body. */
    public static FieldError at(String pointer, String code, Object... arguments) {
        return new FieldError(Map.of("pointer", pointer), code, List.of(arguments));
    }

    /** The same place of a body that stands below another. */
    public FieldError below(String outer) {
        return place.get("pointer") instanceof String inner
                ? new FieldError(Map.of("pointer", outer + inner), code, arguments)
                : this;
    }

    /** The same, where its request names a place otherwise than the rules do. */
    public FieldError called(String otherwise, String ofRules) {
        return place.get("pointer") instanceof String inner
                        && (inner.equals(ofRules) || inner.startsWith(ofRules + "/"))
                ? new FieldError(
                        Map.of("pointer", otherwise + inner.substring(ofRules.length())),
                        code,
                        arguments)
                : this;
    }

    /** A parameter of the path or the query, or a header. */
    public static FieldError parameter(String name, String code, Object... arguments) {
        return new FieldError(Map.of("parameter", name), code, List.of(arguments));
    }

    /** A row of a table. The first row under the header is 1. */
    public static FieldError row(long row, String code, Object... arguments) {
        return new FieldError(Map.of("row", row), code, List.of(arguments));
    }

    /** A cell of a table. The first row under the header is 1. */
    public static FieldError cell(long row, String column, String code, Object... arguments) {
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("row", row);
        place.put("column", column);
        return new FieldError(place, code, List.of(arguments));
    }
}
