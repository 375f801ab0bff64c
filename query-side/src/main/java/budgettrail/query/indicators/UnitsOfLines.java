package budgettrail.query.indicators;

import budgettrail.event.reference.FiscalYear;
import budgettrail.query.reading.Sight;
import budgettrail.query.reading.Snapshot;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The units that lines of a year are or were of. Any other unit may come and go unnoticed. */
final class UnitsOfLines {
    private static final String UNITS =
            "SELECT DISTINCT unit FROM query.line_description WHERE generation = :generation AND"
                    + " fiscal_year = :year AND position <= :position";

    private final Snapshot snapshot;
    private final FiscalYear year;
    private @Nullable List<String> units;

    UnitsOfLines(Snapshot snapshot, FiscalYear year) {
        this.snapshot = snapshot;
        this.year = year;
    }

    /** Whether the same lines are seen, as far as that depends on units. */
    boolean areThoseOf(Sight one, Sight other) {
        return Objects.equals(one.units(), other.units())
                || all().stream().allMatch(unit -> one.sees(unit) == other.sees(unit));
    }

    private List<String> all() {
        var known = units;
        if (known == null) {
            known = snapshot.sql(UNITS).param("year", year.value()).query(String.class).list();
            units = known;
        }
        return known;
    }
}
