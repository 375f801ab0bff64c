package budgettrail.web.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Puts a problem into words. The sentence of a code is {@code problem.CODE} in the bundles; the one
 * beside a field is {@code field.CODE.PARAMETER}, {@code field.CODE} or the same.
 */
@Component
class Wording {
    private final MessageSource messages;

    Wording(MessageSource messages) {
        this.messages = messages;
    }

    /** The members of the answer, in the order of RFC 9457. */
    Map<String, Object> members(Problem problem, String requestId, Locale locale) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "urn:budgettrail:problem:" + problem.code());
        members.put("title", title(problem, locale));
        members.put("status", problem.status().value());
        members.put("detail", sentence(problem, locale));
        members.put("code", problem.code());
        members.put("errors", errors(problem, locale));
        members.put("requestId", requestId);
        problem.members().forEach(members::putIfAbsent);
        return members;
    }

    String title(Problem problem, Locale locale) {
        return text(
                "status." + problem.status().value(), problem.status().getReasonPhrase(), locale);
    }

    String sentence(Problem problem, Locale locale) {
        return text(
                "problem." + problem.code(), problem.code(), locale, shown(problem.arguments()));
    }

    /** What would be right, of parameters of which that is known. */
    List<String> hints(Problem problem, Locale locale) {
        return problem.errors().stream()
                .map(error -> text(ofParameter(error), "", locale, shown(error.arguments())))
                .filter(hint -> !hint.isEmpty())
                .toList();
    }

    private static String ofParameter(FieldError error) {
        return "field." + error.code() + "." + error.place().get("parameter");
    }

    private List<Map<String, Object>> errors(Problem problem, Locale locale) {
        var errors = new ArrayList<>(problem.errors());
        var pointer = problem.pointer();
        if (errors.isEmpty() && pointer != null) {
            var arguments = problem.arguments().toArray();
            errors.add(FieldError.at(pointer, problem.code(), arguments));
        }
        return errors.stream().map(error -> members(error, locale)).toList();
    }

    private Map<String, Object> members(FieldError error, Locale locale) {
        Map<String, Object> members = new LinkedHashMap<>(error.place());
        members.put("code", error.code());
        members.put("message", sentence(error, locale));
        return members;
    }

    private String sentence(FieldError error, Locale locale) {
        var arguments = shown(error.arguments());
        var general = text("problem." + error.code(), error.code(), locale, arguments);
        var usual = text("field." + error.code(), general, locale, arguments);
        return text(ofParameter(error), usual, locale, arguments);
    }

    /** A missing sentence shows its code: the answer stays true, and a test finds the gap. */
    private String text(String key, String otherwise, Locale locale, Object... arguments) {
        var text = messages.getMessage(key, arguments, null, locale);
        return text == null ? otherwise : text;
    }

    private static Object[] shown(List<Object> arguments) {
        return arguments.stream().map(String::valueOf).toArray();
    }
}
