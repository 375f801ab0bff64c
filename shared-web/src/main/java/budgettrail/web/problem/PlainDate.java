package budgettrail.web.problem;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Reads a date as {@code "2022-12-31"} and no other way: not as a list, number or time. */
final class PlainDate extends StdScalarDeserializer<LocalDate> {
    private static final Pattern FORM = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    PlainDate() {
        super(LocalDate.class);
    }

    @Override
    public LocalDate deserialize(JsonParser json, DeserializationContext context) {
        if (json.hasToken(JsonToken.VALUE_STRING) && FORM.matcher(json.getString()).matches()) {
            try {
                return LocalDate.parse(json.getString());
            } catch (DateTimeException noSuchDay) {
                return (LocalDate)
                        context.handleWeirdStringValue(
                                LocalDate.class, json.getString(), "no such day");
            }
        }
        return (LocalDate) context.handleUnexpectedToken(LocalDate.class, json);
    }
}
