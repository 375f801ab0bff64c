package budgettrail.event.line;

import budgettrail.event.Text;
import budgettrail.event.reference.FiscalYear;
import java.util.Optional;

/**
 * Names a budget line: a fiscal year and a key, the finance system's own identifier. Written {@code
 * 2022:KEY}.
 */
public record LineId(FiscalYear year, String key) implements Comparable<LineId> {
    private static final int YEAR = 4;

    public LineId {
        Text.code("budget line key", key);
    }

    /** The line written {@code 2022:KEY}, or nothing if it is not written so. */
    public static Optional<LineId> parse(String text) {
        var year = year(text);
        if (year < FiscalYear.EARLIEST || year > FiscalYear.LATEST) {
            return Optional.empty();
        }
        var key = text.substring(YEAR + 1);
        return Text.isCode(key)
                ? Optional.of(new LineId(new FiscalYear(year), key))
                : Optional.empty();
    }

    /** The four digits before the colon, or less than any year. */
    private static int year(String text) {
        if (text.length() <= YEAR || text.charAt(YEAR) != ':') {
            return -1;
        }
        var year = 0;
        for (var at = 0; at < YEAR; at++) { // Every fact that is read names its line.
            var digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            year = year * 10 + digit;
        }
        return year;
    }

    /** As {@link #parse}, for stored text, where anything else is a bug. */
    public static LineId of(String text) {
        return parse(text)
                .orElseThrow(() -> new IllegalArgumentException("Not a budget line: " + text));
    }

    /** The same line in the year after. */
    public LineId nextYear() {
        return new LineId(year.next(), key);
    }

    @Override
    public int compareTo(LineId other) {
        var byYear = year.compareTo(other.year);
        return byYear != 0 ? byYear : key.compareTo(other.key);
    }

    @Override
    public String toString() {
        return year + ":" + key;
    }
}
