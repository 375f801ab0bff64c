package budgettrail.query.replay;

import budgettrail.event.line.LineId;
import budgettrail.event.reference.FiscalYear;
import org.jspecify.annotations.Nullable;

/**
 * What of the log is replayed.
 *
 * @param year none: everything
 * @param key of one line of the year; none: all of them
 */
record Extent(@Nullable FiscalYear year, @Nullable String key) {
    static final Extent ALL = new Extent(null, null);

    enum Kind {
        ALL,
        YEAR,
        LINE
    }

    static Extent of(FiscalYear year) {
        return new Extent(year, null);
    }

    static Extent of(LineId line) {
        return new Extent(line.year(), line.key());
    }

    Kind kind() {
        if (year == null) {
            return Kind.ALL;
        }
        return key == null ? Kind.YEAR : Kind.LINE;
    }

    @Nullable LineId line() {
        return year == null || key == null ? null : new LineId(year, key);
    }

    /** Which year or line, as it is written; empty: all of them. */
    @Override
    public String toString() {
        if (year == null) {
            return "";
        }
        return key == null ? Integer.toString(year.value()) : year.value() + ":" + key;
    }
}
