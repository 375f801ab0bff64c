package budgettrail.query.sheet;

import java.util.regex.Pattern;

/**
 * A column of a sheet.
 *
 * @param key what CSV and JSON call it: lower case with underscores, never changed
 * @param heading its heading is the message {@code sheet.column.HEADING}
 * @param joined whether a page shows it within the cell of the column before: a code beneath its
 *     name, a light beside its rate
 */
public record Column(String key, Kind kind, String heading, boolean joined) {
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

    /** What its cells are; each may be {@link Cell#NOTHING} or a label instead. */
    public enum Kind {
        WORDS(24),
        /** In yuan. */
        AMOUNT(20),
        PERCENT(14),
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
                case AMOUNT, PERCENT, POINTS, COUNT -> true;
                case WORDS, VERDICT, DAY, MOMENT -> false;
            };
        }
    }

    public Column {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("Not a key: " + key);
        }
    }

    /** Under a heading of its own. */
    public static Column of(String key, Kind kind) {
        return new Column(key, kind, key, false);
    }

    /** The same column under the heading of another key. */
    public Column headed(String other) {
        return new Column(key, kind, other, joined);
    }

    /** Within the cell of the column before. */
    public Column beside() {
        return new Column(key, kind, heading, true);
    }
}
