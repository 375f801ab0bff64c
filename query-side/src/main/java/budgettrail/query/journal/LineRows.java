package budgettrail.query.journal;

import budgettrail.event.line.LineDescription;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.log.Recorded;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What a batch says about lines themselves: opened, described, parked. */
final class LineRows {
    private static final String FROM_EARLIER =
            """
            INSERT INTO query.line_description
            SELECT first.generation, first.fiscal_year, first.line_no, rows.effective, rows.position, first.unit,
              first.function, first.kind, first.category, first.project, first.department_economic,
              first.government_economic, first.fund, first.fiscal_appropriation_fen, first.procurement
            FROM rows CROSS JOIN LATERAL (
              SELECT * FROM query.line_description d
              WHERE d.generation = rows.generation AND d.fiscal_year = rows.fiscal_year AND d.line_no = rows.line_no
                AND d.position < rows.position
              ORDER BY d.effective, d.position DESC LIMIT 1
            ) first
            """;

    private static final String CHANGED =
            """
            ON CONFLICT ON CONSTRAINT line_number DO UPDATE SET
              opened = excluded.opened,
              parked_reason = coalesce(query.line.parked_reason, excluded.parked_reason),
              parked_position = coalesce(query.line.parked_position, excluded.parked_position)
            """;

    private static final Table LINES =
            Table.inserted(
                    "line",
                    CHANGED,
                    "line_no bigint",
                    "fiscal_year smallint",
                    "key text",
                    "opened date",
                    "parked_reason text",
                    "parked_position bigint");

    private static final Table DESCRIBED =
            Table.inserted(
                    "line_description",
                    "",
                    "fiscal_year smallint",
                    "line_no bigint",
                    "effective date",
                    "position bigint",
                    "unit text",
                    "function text",
                    "kind text",
                    "category text",
                    "project text",
                    "department_economic text",
                    "government_economic text",
                    "fund text",
                    "fiscal_appropriation_fen bigint",
                    "procurement boolean");
    private static final Table PARKED =
            Table.inserted(
                    "parked",
                    "",
                    "position bigint",
                    "fiscal_year smallint",
                    "key text",
                    "reason text");
    private static final Table EARLIER =
            Table.of(
                    FROM_EARLIER,
                    "fiscal_year smallint",
                    "line_no bigint",
                    "effective date",
                    "position bigint");

    private final Rows described = DESCRIBED.rows();
    private final Rows parkedFacts = PARKED.rows();
    private final Rows fromEarlier = EARLIER.rows();

    void opened(LineBook.Line line, LocalDate day) {
        line.opened = day;
        line.changed = true;
    }

    /** Money counts from a day before the line was opened: its first description does so too. */
    void openedEarlier(LineId id, LineBook.Line line, LocalDate day, long position) {
        opened(line, day);
        fromEarlier.add(id.year().value(), line.number, day, position);
    }

    void described(
            LineId id, LineBook.Line line, LocalDate day, long position, LineDescription is) {
        described.add(
                id.year().value(),
                line.number,
                day,
                position,
                is.unit(),
                is.function(),
                is.kind().name(),
                is.category(),
                is.project(),
                is.departmentEconomic(),
                is.governmentEconomic(),
                is.fund().name(),
                fen(is.fiscalAppropriation()),
                is.procurement());
    }

    /** The fact stays out, and so will every later fact of its line. */
    void parked(LineId id, LineBook.Line line, Recorded fact, String reason) {
        parkedFacts.add(fact.position(), id.year().value(), id.key(), reason);
        if (!line.parked) {
            line.parked = true;
            line.changed = true;
            line.parkedReason = reason;
            line.parkedPosition = fact.position();
        }
    }

    /** What their facts say, without the lines themselves. */
    void write(Destination to) throws SQLException {
        described.write(to);
        fromEarlier.write(to);
        parkedFacts.write(to);
    }

    /** The lines that are new or have changed. */
    static void write(Destination to, Collection<LineBook.Line> lines) throws SQLException {
        var rows = LINES.rows();
        lines.stream()
                .filter(line -> line.unwritten || line.changed)
                .forEach(
                        line ->
                                rows.add(
                                        line.number,
                                        line.id.year().value(),
                                        line.id.key(),
                                        line.opened,
                                        line.parkedReason,
                                        line.parkedPosition));
        rows.write(to);
    }

    private static @Nullable Long fen(@Nullable Money amount) {
        return amount == null ? null : amount.fen();
    }
}
