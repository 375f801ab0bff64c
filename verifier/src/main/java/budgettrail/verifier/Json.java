package budgettrail.verifier;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON read strictly into maps, lists, texts, whole numbers and truths: no name twice, nothing
 * behind the end, nothing deep, no fractions.
 */
final class Json {
    private static final int DEEPEST = 16;
    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_NUMBER = 19;

    private static final JsonFactory READER =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(DEEPEST)
                                    .maxStringLength(LONGEST_TEXT)
                                    .maxNumberLength(LONGEST_NUMBER)
                                    .maxNameLength(LONGEST_TEXT)
                                    .build())
                    .build();

    private Json() {}

    /** The object that the bytes are. */
    static Map<String, @Nullable Object> object(byte[] bytes) throws Malformed {
        try (var json = READER.createParser(ObjectReadContext.empty(), bytes)) {
            json.nextToken();
            var value = value(json);
            if (json.nextToken() != null) {
                throw new Malformed("something follows the end of the JSON");
            }
            return object(value);
        } catch (JacksonException | ArithmeticException e) {
            throw new Malformed("no JSON as it has to be");
        }
    }

    /** Is given one item after the other. */
    @FunctionalInterface
    interface Taker {
        void take(Members item) throws Malformed;
    }

    /** An object with one long list, whose items are handed out one by one; the rest of it. */
    static Members around(String list, InputStream in, Taker items) throws Malformed {
        try (var json = READER.createParser(ObjectReadContext.empty(), in)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new Malformed("an object is expected");
            }
            var rest = new LinkedHashMap<String, @Nullable Object>();
            while (json.nextToken() != JsonToken.END_OBJECT) {
                var name = json.currentName();
                if (json.nextToken() == JsonToken.START_ARRAY && list.equals(name)) {
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        items.take(Members.of(value(json)));
                    }
                } else {
                    rest.put(name, value(json));
                }
            }
            if (json.nextToken() != null) {
                throw new Malformed("something follows the end of the JSON");
            }
            return new Members(rest);
        } catch (JacksonException | ArithmeticException e) {
            throw new Malformed("no JSON as it has to be");
        }
    }

    @SuppressWarnings("unchecked") // Made below with nothing but texts as names.
    static Map<String, @Nullable Object> object(@Nullable Object value) throws Malformed {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw new Malformed("an object is expected");
    }

    private static @Nullable Object value(JsonParser json) throws Malformed {
        return switch (json.currentToken()) {
            case JsonToken.START_OBJECT -> members(json);
            case JsonToken.START_ARRAY -> items(json);
            case JsonToken.VALUE_STRING -> json.getString();
            case JsonToken.VALUE_NUMBER_INT -> json.getLongValue();
            case JsonToken.VALUE_TRUE -> Boolean.TRUE;
            case JsonToken.VALUE_FALSE -> Boolean.FALSE;
            case JsonToken.VALUE_NULL -> null;
            case null, default -> throw new Malformed("no JSON as it has to be");
        };
    }

    private static Map<String, @Nullable Object> members(JsonParser json) throws Malformed {
        var members = new LinkedHashMap<String, @Nullable Object>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var name = json.currentName();
            json.nextToken();
            members.put(name, value(json));
        }
        return members;
    }

    private static List<@Nullable Object> items(JsonParser json) throws Malformed {
        var items = new ArrayList<@Nullable Object>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(json));
        }
        return items;
    }
}
