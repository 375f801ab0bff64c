package budgettrail.query.line;

import budgettrail.event.line.AppropriationEvent.LineDescribed;
import budgettrail.event.line.LineDescription;
import budgettrail.event.line.LineEvent;
import budgettrail.event.money.Money;
import budgettrail.event.reference.EconomicCode;
import budgettrail.event.reference.ExpenditureKind;
import budgettrail.event.reference.FunctionCode;
import budgettrail.event.reference.FundType;
import budgettrail.event.reference.ProjectCode;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.Recorded;
import budgettrail.query.fact.FactRow;
import budgettrail.query.fact.Reach;
import budgettrail.query.fact.Telling;
import budgettrail.query.page.Place;
import budgettrail.query.reading.Snapshot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells facts of lines, and of a description what it changed. */
record Descriptions(Snapshot snapshot) {
    /** What was in force on a day, as far as was known before a position. */
    private static final String BEFORE =
            """
            SELECT d.* FROM query.line l JOIN query.line_description d USING (generation, fiscal_year, line_no)
            WHERE l.generation = :generation AND l.fiscal_year = :year AND l.key = :key
              AND d.effective <= :day AND d.position < :before
            ORDER BY d.effective DESC, d.position DESC LIMIT 1
            """;

    FactRow told(Recorded recorded, LineEvent fact, Place here, Reach reach) {
        var row = FactRow.told(recorded, fact, here, reach);
        return fact instanceof LineDescribed described
                ? before(described, recorded.position())
                        .map(before -> row.told(Telling.of(described, before)))
                        .orElse(row)
                : row;
    }

    private Optional<LineDescription> before(LineDescribed described, long position) {
        return snapshot.sql(BEFORE)
                .param("year", described.line().year().value())
                .param("key", described.line().key())
                .param("day", described.effective())
                .param("before", position)
                .query((row, _) -> description(row))
                .optional();
    }

    private static LineDescription description(ResultSet row) throws SQLException {
        return new LineDescription(
                new UnitCode(row.getString("unit")),
                new FunctionCode(row.getString("function")),
                ExpenditureKind.valueOf(row.getString("kind")),
                row.getString("category"),
                any(row.getString("project"), ProjectCode::new),
                any(row.getString("department_economic"), EconomicCode::new),
                any(row.getString("government_economic"), EconomicCode::new),
                FundType.valueOf(row.getString("fund")),
                any(row.getObject("fiscal_appropriation_fen", Long.class), Money::new),
                row.getBoolean("procurement"));
    }

    private static <T, R> @Nullable R any(@Nullable T stored, Function<T, R> value) {
        return stored == null ? null : value.apply(stored);
    }
}
