package budgettrail.log;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/** A place in bytes that are read as they are written. */
final class Place {
    /** They are written otherwise. Thrown often where they are, so it does not look who throws. */
    static final RuntimeException OTHERWISE = new Otherwise();

    private static final class Otherwise extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Otherwise() {
            super("Written otherwise", null, false, false);
        }
    }

    private static final byte[] NULL = "null".getBytes(StandardCharsets.UTF_8);
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.UTF_8);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.UTF_8);
    private static final byte[] END = "}".getBytes(StandardCharsets.UTF_8);
    private static final char UNREADABLE = '\uFFFD';
    private static final int DAY = 10;
    private static final int MOST_DIGITS = 9;

    private final byte[] bytes;
    private int at;

    Place(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Goes past these bytes. */
    void pass(byte[] expected) {
        if (!stands(expected)) {
            throw OTHERWISE;
        }
        at += expected.length;
    }

    private boolean stands(byte[] expected) {
        var to = at + expected.length;
        return to <= bytes.length && Arrays.equals(bytes, at, to, expected, 0, expected.length);
    }

    /** Goes past the end of the object, after which there is nothing. */
    void end() {
        pass(END);
        if (at != bytes.length) {
            throw OTHERWISE;
        }
    }

    /** Whether it says that there is no value, and goes past that. */
    boolean absent() {
        if (bytes[at] != 'n') {
            return false;
        }
        pass(NULL);
        return true;
    }

    boolean flag() {
        var is = bytes[at] == 't';
        pass(is ? TRUE : FALSE);
        return is;
    }

    /** A string in which nothing is escaped. */
    String text() {
        quote();
        var from = at;
        Charset charset = StandardCharsets.ISO_8859_1; // Of ASCII it is the quickest.
        for (var character = bytes[at]; character != '"'; character = bytes[++at]) {
            if (character < 0) {
                charset = StandardCharsets.UTF_8;
            } else if (character < ' ' || character == '\\') {
                throw OTHERWISE;
            }
        }
        var text = new String(bytes, from, at - from, charset);
        at++;
        if (charset == StandardCharsets.UTF_8 && text.indexOf(UNREADABLE) >= 0) {
            throw OTHERWISE;
        }
        return text;
    }

    private void quote() {
        if (bytes[at++] != '"') {
            throw OTHERWISE;
        }
    }

    /** A day of a year of four digits. */
    LocalDate day() {
        quote();
        var from = at;
        at += DAY;
        quote();
        if (bytes[from + 4] != '-' || bytes[from + 7] != '-') {
            throw OTHERWISE;
        }
        return LocalDate.of(
                digits(from, from + 4), digits(from + 5, from + 7), digits(from + 8, from + DAY));
    }

    private int digits(int from, int to) {
        var number = 0;
        for (var index = from; index < to; index++) {
            var digit = bytes[index] - '0';
            if (digit < 0 || digit > 9) {
                throw OTHERWISE;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** A whole number from 0 on, not a large one. */
    int number() {
        var from = at;
        while (bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        var digits = at - from;
        if (digits == 0 || digits > MOST_DIGITS || digits > 1 && bytes[from] == '0') {
            throw OTHERWISE;
        }
        return digits(from, at);
    }
}
