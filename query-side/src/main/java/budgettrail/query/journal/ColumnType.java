package budgettrail.query.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The type of a column, and how its values travel in an array: in binary, as a number if need be.
 */
enum ColumnType {
    BIGINT("int8", "unnest(?::bigint[])"),
    SMALLINT("int2", "unnest(?::smallint[])"),
    DATE("int4", "date '2000-01-01' + unnest(?::integer[])"),
    TIMESTAMPTZ(
            "int8",
            "timestamptz '2000-01-01 00:00:00Z' + unnest(?::bigint[]) * interval '1 microsecond'"),
    BOOLEAN("bool", "unnest(?::boolean[])"),
    TEXT("text", "unnest(?::text[])");

    private static final long FIRST_DAY = LocalDate.of(2000, 1, 1).toEpochDay();
    private static final Instant FIRST_MOMENT = Instant.parse("2000-01-01T00:00:00Z");

    /** The element type of the array. */
    final String element;

    /** What makes values of this type of it. */
    final String unnested;

    ColumnType(String element, String unnested) {
        this.element = element;
        this.unnested = unnested;
    }

    static ColumnType of(String type) {
        return valueOf(type.toUpperCase(Locale.ROOT));
    }

    /** The elements of the array, of the class that travels in binary. */
    @Nullable Object[] elements(List<@Nullable Object> values) {
        var count = values.size();
        return switch (this) {
            case BIGINT -> elements(values, new Long[count], it -> ((Number) it).longValue());
            case SMALLINT ->
                    elements(values, new Short[count], it -> small(((Number) it).longValue()));
            case DATE -> elements(values, new Integer[count], it -> days((LocalDate) it));
            case TIMESTAMPTZ -> elements(values, new Long[count], it -> microseconds((Instant) it));
            case BOOLEAN -> elements(values, new Boolean[count], it -> (Boolean) it);
            case TEXT -> elements(values, new String[count], Object::toString);
        };
    }

    private static <T> @Nullable Object[] elements(
            List<@Nullable Object> values, @Nullable T[] elements, Function<Object, T> element) {
        for (var index = 0; index < elements.length; index++) {
            var value = values.get(index);
            elements[index] = value == null ? null : element.apply(value);
        }
        return elements;
    }

    static short small(long value) {
        if (value != (short) value) {
            throw new ArithmeticException(value + " is out of range");
        }
        return (short) value;
    }

    /** Days since 2000-01-01, as the database counts. */
    static int days(LocalDate day) {
        return Math.toIntExact(day.toEpochDay() - FIRST_DAY);
    }

    /** Microseconds since then. */
    static long microseconds(Instant moment) {
        return ChronoUnit.MICROS.between(FIRST_MOMENT, moment);
    }
}
