package budgettrail.event.line;

import budgettrail.event.Text;
import budgettrail.event.reference.FiscalYear;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names a budget line: a fiscal year and a key, the finance system's own identifier. Written {@code
 * 2022:KEY}.
 */
public record LineId(FiscalYear year, String key) implements Comparable<LineId> {
    private static final Pattern SHAPE = Pattern.compile("([0-9]{4}):(.+)");

    public LineId {
        Text.code("budget line key", key);
    }

    /** The line written {@code 2022:KEY}, or nothing if it is not written so. */
    public static Optional<LineId> parse(String text) {
        var matcher = SHAPE.matcher(text);
        if (!matcher.matches() || !Text.isCode(matcher.group(2))) {
            return Optional.empty();
        }
        var year = Integer.parseInt(matcher.group(1));
        return year < FiscalYear.EARLIEST || year > FiscalYear.LATEST
                ? Optional.empty()
                : Optional.of(new LineId(new FiscalYear(year), matcher.group(2)));
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
