package budgettrail.web.problem;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What cannot be done and why, before it is put into words: the answer of RFC 9457 without its
 * sentences.
 *
 * @param code stable, UPPER_SNAKE; its sentence is {@code problem.CODE} in the bundles
 * @param arguments what the sentence names; they are shown as text, never formatted by a locale
 * @param pointer the one place of the body that is wrong, as RFC 6901 writes it
 * @param errors the wrong places of the request, if it is about several
 * @param members further members of the answer, such as the current state
 * @param headers further headers of the answer, such as Retry-After
 */
public record Problem(
        HttpStatus status,
        String code,
        List<Object> arguments,
        @Nullable String pointer,
        List<FieldError> errors,
        Map<String, Object> members,
        Map<String, String> headers) {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");

    public Problem {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("Not a code: " + code);
        }
        arguments = List.copyOf(arguments);
        errors = List.copyOf(errors);
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    public static Problem of(HttpStatus status, String code, Object... arguments) {
        return new Problem(status, code, List.of(arguments), null, List.of(), Map.of(), Map.of());
    }

    /** A malformed request: the problem bears the code of its first error. */
    public static Problem malformed(List<FieldError> errors) {
        var first = errors.getFirst();
        return of(HttpStatus.BAD_REQUEST, first.code(), first.arguments().toArray()).with(errors);
    }

    public Problem at(String newPointer) {
        return new Problem(status, code, arguments, newPointer, errors, members, headers);
    }

    public Problem with(List<FieldError> newErrors) {
        return new Problem(status, code, arguments, pointer, newErrors, members, headers);
    }

    /** With each wrong place where it stands in the request. */
    public Problem placed(UnaryOperator<FieldError> standing) {
        return with(errors.stream().map(standing).toList());
    }

    /** With one more member in the answer. */
    public Problem with(String name, Object value) {
        var more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new Problem(status, code, arguments, pointer, errors, more, headers);
    }

    public Problem withHeader(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(status, code, arguments, pointer, errors, members, more);
    }
}
