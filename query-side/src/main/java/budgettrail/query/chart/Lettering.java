package budgettrail.query.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * How much room letters take, in hundredths of the height of the type: a Chinese character all of
 * it, a Latin letter two thirds, as bold digits do. An estimate on the safe side; nothing is
 * measured.
 */
final class Lettering {
    private static final int FULL = 100;
    private static final int LATIN = 66;

    /** The narrowest column in which a word is broken. */
    private static final int NARROWEST = 800;

    private static final int FIRST_IDEOGRAPH = 0x2E80;

    /** Quotation marks, dashes and dots that Chinese type sets as wide as a character. */
    private static final String WIDE_MARKS = "“”‘’—…·▲▼";

    /** What a line does not begin with. */
    private static final String NEVER_FIRST = "，。、；：？！）》”’…·,.;:!?)";

    /** What a line does not end with. */
    private static final String NEVER_LAST = "（《“‘(";

    private Lettering() {}

    static int width(String text) {
        return text.codePoints().map(Lettering::width).sum();
    }

    private static int width(int letter) {
        return letter >= FIRST_IDEOGRAPH || WIDE_MARKS.indexOf(letter) >= 0 ? FULL : LATIN;
    }

    /**
     * Broken into lines of at most a width, between words or Chinese characters; nothing if the
     * lines are too many. A word that is too long, such as a code, is broken where a line ends,
     * unless lines are short.
     */
    static List<String> lines(String text, int width, int most) {
        if (width < NARROWEST && pieces(text).stream().anyMatch(it -> width(it.strip()) > width)) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        var line = "";
        for (var piece : pieces(text, width)) {
            if (width((line + piece).strip()) <= width) {
                line = line + piece;
            } else {
                lines.add(line.strip());
                line = piece;
            }
        }
        lines.add(line.strip());
        lines.removeIf(String::isEmpty);
        return lines.size() > most ? List.of() : lines;
    }

    private static List<String> pieces(String text, int width) {
        var pieces = new ArrayList<String>();
        for (var piece : pieces(text)) {
            if (width(piece.strip()) > width) {
                piece.codePoints().mapToObj(Character::toString).forEach(pieces::add);
            } else {
                pieces.add(piece);
            }
        }
        return pieces;
    }

    /** What stays together: a word with its blank, a character with the mark that follows it. */
    private static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        var piece = new StringBuilder();
        var before = ' ';
        for (var at = 0; at < text.length(); ) {
            var letter = text.codePointAt(at);
            if (!piece.isEmpty() && breaks(before, letter)) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            piece.appendCodePoint(letter);
            before = (char) Math.min(letter, Character.MAX_VALUE);
            at += Character.charCount(letter);
        }
        pieces.add(piece.toString());
        return pieces;
    }

    private static boolean breaks(char before, int letter) {
        if (letter == ' ' || NEVER_FIRST.indexOf(letter) >= 0 || NEVER_LAST.indexOf(before) >= 0) {
            return false;
        }
        return before == ' '
                || before == '-'
                || before >= FIRST_IDEOGRAPH
                || letter >= FIRST_IDEOGRAPH;
    }
}
