package budgettrail.verifier;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The members of a JSON object, each read as what it has to be. */
record Members(Map<String, @Nullable Object> all) {
    private static final Pattern YUAN = Pattern.compile("-?(0|[1-9][0-9]{0,16})\\.[0-9]{2}");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    static Members of(byte[] json) throws Malformed {
        return new Members(Json.object(json));
    }

    static Members of(@Nullable Object value) throws Malformed {
        return new Members(Json.object(value));
    }

    /** Exactly these and no others. */
    Members exactly(Set<String> names) throws Malformed {
        if (!all.keySet().equals(names)) {
            throw new Malformed("its members are " + all.keySet() + " instead of " + names);
        }
        return this;
    }

    String text(String name) throws Malformed {
        var text = maybe(name);
        if (text == null) {
            throw new Malformed(name + " is absent");
        }
        return text;
    }

    @Nullable String maybe(String name) throws Malformed {
        var value = all.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw new Malformed(name + " is no text");
    }

    long number(String name) throws Malformed {
        if (all.get(name) instanceof Long number) {
            return number;
        }
        throw new Malformed(name + " is no whole number");
    }

    boolean truth(String name) throws Malformed {
        if (all.get(name) instanceof Boolean truth) {
            return truth;
        }
        throw new Malformed(name + " is neither true nor false");
    }

    List<?> list(String name) throws Malformed {
        if (all.get(name) instanceof List<?> list) {
            return list;
        }
        throw new Malformed(name + " is no list");
    }

    Members object(String name) throws Malformed {
        return of(all.get(name));
    }

    /** An amount written as yuan with two decimals, in fen. */
    long fen(String name) throws Malformed {
        var yuan = text(name);
        if (!YUAN.matcher(yuan).matches() || yuan.equals("-0.00")) {
            throw new Malformed(name + " is no amount of money");
        }
        try {
            return Long.parseLong(yuan.replace(".", ""));
        } catch (NumberFormatException e) {
            throw new Malformed(name + " is too large");
        }
    }

    LocalDate day(String name) throws Malformed {
        var day = text(name);
        try {
            if (DAY.matcher(day).matches()) {
                return LocalDate.parse(day);
            }
        } catch (DateTimeException e) {
            throw new Malformed(name + " is no day");
        }
        throw new Malformed(name + " is no day");
    }
}
