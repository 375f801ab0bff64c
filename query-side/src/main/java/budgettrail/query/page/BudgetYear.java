package budgettrail.query.page;

import budgettrail.event.reference.FiscalYear;
import budgettrail.query.reading.Snapshot;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fiscal year that has lines.
 *
 * @param active whether anything was disbursed, or asked to be
 * @param parkedLines how many of its lines, whoever sees them, lack facts that could not be posted
 */
public record BudgetYear(FiscalYear year, boolean active, long parkedLines) {
    private static final String ALL =
            """
            SELECT y.fiscal_year,
                   EXISTS (SELECT 1 FROM query.disbursement d WHERE d.generation = :generation
                             AND d.fiscal_year = y.fiscal_year AND d.position <= :position),
                   (SELECT count(*) FROM query.line p WHERE p.generation = :generation
                      AND p.fiscal_year = y.fiscal_year AND p.parked_position <= :position)
            FROM query.year y
            WHERE y.generation = :generation
              AND EXISTS (SELECT 1 FROM query.line_description l
                            WHERE l.generation = :generation
                              AND l.fiscal_year = y.fiscal_year AND l.position <= :position)
            ORDER BY y.fiscal_year DESC
            """;

    /** Newest first. */
    public static List<BudgetYear> all(Snapshot snapshot) {
        return snapshot.sql(ALL)
                .query(
                        (row, _) ->
                                new BudgetYear(
                                        new FiscalYear(row.getInt(1)),
                                        row.getBoolean(2),
                                        row.getLong(3)))
                .list();
    }

    /**
     * The year to show when none is asked for: that of the day asked for, else the newest one with
     * payments, else the newest one, else the year of today.
     */
    public static FiscalYear chosen(
            List<BudgetYear> years, @Nullable LocalDate day, LocalDate today) {
        var ofDay = years.stream().filter(one -> day != null && one.year().holds(day)).findFirst();
        return ofDay.or(() -> years.stream().filter(BudgetYear::active).findFirst())
                .or(() -> years.stream().findFirst())
                .map(BudgetYear::year)
                .orElseGet(() -> new FiscalYear(today.getYear()));
    }
}
