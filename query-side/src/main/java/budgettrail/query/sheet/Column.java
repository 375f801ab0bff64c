package budgettrail.query.sheet;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A column of a sheet.
 *
 * @param key what CSV and JSON call it: lower case with underscores, never changed
 * @param heading its heading is the message {@code sheet.column.HEADING}
 * @param about what the heading speaks of, such as a day
 */
public record Column(String key, Kind kind, String heading, List<String> about, OnPage onPage) {
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

    /** What its cells are; each may be {@link Cell#NOTHING} or a label instead. */
    public enum Kind {
        WORDS(24),
        /** In yuan. */
        AMOUNT(20),
        PERCENT(14),
        /** An amount or a percentage, as the row says. */
        FIGURE(20),
        /** Between two percentages. */
        POINTS(14),
        VERDICT(14),
        DAY(12),
        MOMENT(20),
        COUNT(12);

        /** In characters of a worksheet. */
        private final int width;

        Kind(int width) {
            this.width = width;
        }

        int width() {
            return width;
        }

        /** Whether its cells are read from their right end. */
        public boolean numeric() {
            return switch (this) {
                case AMOUNT, PERCENT, FIGURE, POINTS, COUNT -> true;
                case WORDS, VERDICT, DAY, MOMENT -> false;
            };
        }
    }

    /** How a page shows it. Files have every column. */
    public enum OnPage {
        /** Under a heading of its own. */
        ALONE,
        /**
         * Within the cell of the column before: a code beneath its name, a light beside its rate.
         */
        BESIDE,
        /** Not at all. */
        ABSENT
    }

    public Column {
        about = List.copyOf(about);
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("Not a key: " + key);
        }
    }

    /** Under a heading of its own. */
    public static Column of(String key, Kind kind) {
        return new Column(key, kind, key, List.of(), OnPage.ALONE);
    }

    /** The same column under the heading of another key. */
    public Column headed(String other) {
        return new Column(key, kind, other, about, onPage);
    }

    /** With what its heading speaks of. */
    public Column about(String... words) {
        return new Column(key, kind, heading, List.of(words), onPage);
    }

    /** Within the cell of the column before. */
    public Column beside() {
        return new Column(key, kind, heading, about, OnPage.BESIDE);
    }

    /** Too much for a page. */
    public Column inFilesOnly() {
        return new Column(key, kind, heading, about, OnPage.ABSENT);
    }

    /** Where it {@code shown} is false, in files only. */
    public Column onPageIf(boolean shown) {
        return shown ? this : inFilesOnly();
    }
}
