package budgettrail.log;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads records from the very bytes that {@link Codec} writes them as: every component in its
 * order, by its name, and nothing between. All but a few of the bytes of a log are such, and most
 * of the time of reading it goes into finding that out. Whatever differs in anything is not read
 * here but left to the strict reader, which alone says what is refused.
 */
final class AsWritten<T> {
    private static final Map<Class<?>, Function<String, ?>> WORDS =
            FactJson.WORDS.stream()
                    .collect(Collectors.toMap(FactJson.Word::type, FactJson.Word::read));

    /** A component: what stands before its value, and how that is read. */
    private record Part(byte[] before, Value value) {}

    private interface Value {
        @Nullable Object read(Place place);
    }

    private final Constructor<T> made;
    private final Part[] parts;

    private AsWritten(Constructor<T> made, Part[] parts) {
        this.made = made;
        this.parts = parts;
    }

    /** For a record whose components hold no others; nothing: it has to be read strictly. */
    static <T> Optional<AsWritten<T>> of(Class<T> type) {
        var components = type.getRecordComponents();
        var parts = new Part[components.length];
        for (var index = 0; index < parts.length; index++) {
            var value = value(components[index].getType());
            if (value == null) {
                return Optional.empty();
            }
            var before = (index == 0 ? "{" : ",") + '"' + components[index].getName() + "\":";
            parts[index] = new Part(before.getBytes(StandardCharsets.UTF_8), value);
        }
        return Optional.of(new AsWritten<>(constructor(type, components), parts));
    }

    private static <T> Constructor<T> constructor(Class<T> type, RecordComponent[] components) {
        try {
            return type.getDeclaredConstructor(
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("A record without its constructor: " + type, e);
        }
    }

    private static @Nullable Value value(Class<?> type) {
        var word = WORDS.get(type);
        if (word != null) {
            return place -> place.absent() ? null : word.apply(place.text());
        }
        if (type.isEnum()) {
            var constants = constants(type);
            return place -> place.absent() ? null : known(constants.get(place.text()));
        }
        if (type == String.class) {
            return place -> place.absent() ? null : place.text();
        }
        if (type == LocalDate.class) {
            return place -> place.absent() ? null : place.day();
        }
        if (type == boolean.class) {
            return Place::flag;
        }
        if (type == int.class) {
            return Place::number;
        }
        return type == Integer.class ? place -> place.absent() ? null : place.number() : null;
    }

    private static Map<String, Object> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toMap(Object::toString, Function.identity()));
    }

    private static Object known(@Nullable Object constant) {
        if (constant == null) {
            throw Place.OTHERWISE;
        }
        return constant;
    }

    /** What the bytes say; nothing: they have to be read strictly. */
    @Nullable T read(byte[] bytes) {
        var place = new Place(bytes);
        var values = new @Nullable Object[parts.length];
        try {
            for (var index = 0; index < parts.length; index++) {
                place.pass(parts[index].before);
                values[index] = parts[index].value.read(place);
            }
            place.end();
            return made.newInstance(values);
        } catch (ReflectiveOperationException | RuntimeException _) {
            return null; // Why, the strict reader finds out better.
        }
    }
}
