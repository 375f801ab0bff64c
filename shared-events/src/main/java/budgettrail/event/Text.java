package budgettrail.event;

import java.util.regex.Pattern;

/**
 * The shape of identifiers and of free text inside facts. Breaking it is a bug of the caller: doors
 * check first.
 */
public final class Text {
    /** Longest identifier, in characters. */
    public static final int LONGEST_CODE = 160;

    /** Longest free text, in characters. */
    public static final int LONGEST_NOTE = 2000;

    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._/#-]*");
    private static final Pattern FORBIDDEN =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    private Text() {}

    /**
     * Letters and digits of any script, dot, dash, underscore, slash, hash; starts with a letter or
     * digit.
     */
    public static boolean isCode(String value) {
        return value.length() <= LONGEST_CODE && CODE.matcher(value).matches();
    }

    /**
     * Text without control and bidirectional override characters, at most {@value #LONGEST_NOTE}
     * characters.
     */
    public static boolean isNote(String value) {
        return value.length() <= LONGEST_NOTE && !FORBIDDEN.matcher(value).find();
    }

    /** The value itself, or an exception that names what it should have been. */
    public static String code(String what, String value) {
        if (!isCode(value)) {
            throw new IllegalArgumentException("Not a " + what + ": " + value);
        }
        return value;
    }
}
