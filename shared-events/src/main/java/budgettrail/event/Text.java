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

    /** Longest name of a payee, in characters. */
    public static final int LONGEST_NAME = 200;

    private static final String BETWEEN = "._/#-";
    private static final char FIRST_BEYOND_ASCII = 0x80;
    private static final char ARABIC_LETTER_MARK = 0x061C;

    /** A part between slashes that is lost on the way of an address, or leads elsewhere. */
    private static final Pattern NO_STEP = Pattern.compile("/\\.*(/|$)");

    private static final Pattern DISGUISED = Pattern.compile("[\\uFF01-\\uFF5E]|(?![0-9])\\p{Nd}");

    private Text() {}

    /**
     * Letters and digits of any script, dot, dash, underscore, slash, hash; starts with a letter or
     * digit.
     */
    public static boolean isCode(String value) {
        var length = value.length();
        if (length == 0 || length > LONGEST_CODE || !isLetterOrDigit(value.codePointAt(0))) {
            return false;
        }
        for (var at = 0; at < length; ) { // Every fact that is read has several of them.
            var character = value.codePointAt(at);
            if (!isLetterOrDigit(character) && BETWEEN.indexOf(character) < 0) {
                return false;
            }
            at += Character.charCount(character);
        }
        return true;
    }

    /** Of any script; other numbers, such as ⅷ or ②, are digits too. */
    private static boolean isLetterOrDigit(int character) {
        return switch (Character.getType(character)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER ->
                    true;
            default -> false;
        };
    }

    /**
     * Whether addresses can hold this code: none of its parts between slashes is empty or only
     * dots. Facts may hold others, which no door lets in.
     */
    public static boolean isAddressable(String code) {
        return code.indexOf('/') < 0 || !NO_STEP.matcher(code).find();
    }

    /** Full-width letters and digits, and digits of other scripts, which pass for others. */
    public static boolean isDisguised(String code) {
        return code.chars().anyMatch(it -> it >= FIRST_BEYOND_ASCII)
                && DISGUISED.matcher(code).find();
    }

    /** Nothing that can be seen: whitespace of any width, and what has no width at all. */
    public static boolean isBlank(String text) {
        for (var at = 0; at < text.length(); ) { // Every cell of every file is looked at.
            var character = text.codePointAt(at);
            if (!isUnseen(character)) {
                return false;
            }
            at += Character.charCount(character);
        }
        return true;
    }

    private static boolean isUnseen(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.getType(character) == Character.FORMAT;
    }

    /**
     * Text without control and bidirectional control characters, at most {@value #LONGEST_NOTE}
     * characters.
     */
    public static boolean isNote(String value) {
        return isRecordedNote(value) && value.indexOf(ARABIC_LETTER_MARK) < 0;
    }

    /** The same of a fact: one may hold the Arabic letter mark, which no door lets in. */
    public static boolean isRecordedNote(String value) {
        if (value.length() > LONGEST_NOTE) {
            return false;
        }
        for (var at = 0; at < value.length(); ) { // Every fact that is read has a payee.
            var character = value.codePointAt(at);
            if (isForbidden(character)) {
                return false;
            }
            at += Character.charCount(character);
        }
        return true;
    }

    /** Half a character, a control character, or one that turns the direction of what follows. */
    private static boolean isForbidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE -> true;
            case Character.FORMAT ->
                    character == 0x200E
                            || character == 0x200F
                            || character >= 0x202A && character <= 0x202E
                            || character >= 0x2066 && character <= 0x2069;
            default -> false;
        };
    }

    /** The value itself, or an exception that names what it should have been. */
    public static String code(String what, String value) {
        if (!isCode(value)) {
            throw new IllegalArgumentException("Not a " + what + ": " + value);
        }
        return value;
    }
}
