package budgettrail.query.indicators;

import budgettrail.event.reference.FiscalYear;
import budgettrail.query.reading.Sight;
import budgettrail.query.reading.Snapshot;

/** The lines of a year that lack facts which could not be posted. */
public final class ParkedLines {
    private static final String KEYS =
            """
            SELECT key FROM query.line WHERE generation = :generation
              AND fiscal_year = :year AND parked_position <= :position
            """;

    private static final String COUNT = "SELECT count(*) FROM scope";

    private ParkedLines() {}

    /** How many of them are seen; of a line that nobody has described only by whoever sees all. */
    public static long seen(Snapshot snapshot, FiscalYear year, Sight seen) {
        var keys =
                snapshot.sql(KEYS)
                        .param("year", year.value())
                        .query(String.class)
                        .list()
                        .toArray(String[]::new);
        return seen.units() == null || keys.length == 0
                ? keys.length
                : ScopeSql.of(snapshot, Scope.of(year, seen).ofLines(keys), COUNT)
                        .query(Long.class)
                        .single();
    }
}
