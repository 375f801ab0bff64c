package budgettrail.command.importing.table;

import budgettrail.event.Text;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What stands in one cell.
 *
 * @param text the text without surrounding space; of a number in a workbook, the stored text
 * @param kind how the file stores it
 * @param digits a number is shown with so many digits at least, if its format says so
 * @param from1904 whether a number that means a day counts from 1904
 */
record Cell(String text, Kind kind, int digits, boolean from1904) {
    static final Cell BLANK = new Cell("", Kind.TEXT);

    Cell(String text, Kind kind) {
        this(text, kind, 0, false);
    }

    /** How a file stores a cell. CSV has text only. */
    enum Kind {
        TEXT,
        NUMBER,
        /** A number that is shown as a day or a time. */
        DATE,
        /** Its text is TRUE or FALSE. */
        BOOLEAN,
        /** What is left of a formula that could not be calculated: #N/A. */
        ERROR,
        FORMULA
    }

    static final char FIRST_BEYOND_ASCII = 0x80;

    private static final Pattern STORED_NUMBER =
            Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,3})?");

    boolean blank() {
        return kind != Kind.FORMULA && Text.isBlank(text);
    }

    /** A formula, or text that a spreadsheet would take for one when it opens an export of it. */
    boolean formula() {
        return kind == Kind.FORMULA || kind == Kind.TEXT && startsWithOneOf("=+-@");
    }

    /** As {@link #formula}, where a sign may begin a number. */
    boolean formulaWhereNumbersStand() {
        return kind == Kind.FORMULA || kind == Kind.TEXT && startsWithOneOf("=@");
    }

    private boolean startsWithOneOf(String characters) {
        if (text.isEmpty()) {
            return false;
        }
        if (text.charAt(0) < FIRST_BEYOND_ASCII) {
            return characters.indexOf(text.charAt(0)) >= 0;
        }
        // Full-width ＝ ＋ － ＠ become formulas too.
        var first = Normalizer.normalize(text.substring(0, 1), Normalizer.Form.NFKC);
        return first.length() == 1 && characters.contains(first);
    }

    /**
     * The number people see in a workbook's cell. A workbook stores a binary fraction with 17
     * digits: 1.1 as 1.1000000000000001. The shortest decimal that means the same binary fraction
     * is what was typed; the remains of a calculation (1234.4999999999998) keep their digits. It is
     * exact: every decimal of up to 15 digits survives the way through a binary fraction, and no
     * amount or code read from a number has more.
     */
    Optional<BigDecimal> number() {
        if (kind != Kind.NUMBER && kind != Kind.DATE || !STORED_NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        var stored = Double.parseDouble(text);
        return Double.isInfinite(stored)
                ? Optional.empty()
                : Optional.of(new BigDecimal(Double.toString(stored)).stripTrailingZeros());
    }
}
