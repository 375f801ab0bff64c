package budgettrail.query.journal;

import budgettrail.event.line.LineDescription;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.log.Recorded;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a batch says about lines themselves: opened, described, moved on, parked. */
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
              ORDER BY d.effective, d.position LIMIT 1
            ) first
            """;

    private final Rows described =
            Rows.inserted(
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
    private final Rows parkedFacts =
            Rows.inserted(
                    "parked",
                    "",
                    "position bigint",
                    "fiscal_year smallint",
                    "key text",
                    "reason text");
    private final Rows parkedLines =
            new Rows(
                    """
                    UPDATE query.line l SET parked_reason = rows.reason, parked_position = rows.position
                    FROM rows WHERE l.generation = rows.generation AND l.line_no = rows.line_no
                    """,
                    "line_no bigint",
                    "reason text",
                    "position bigint");
    private final Rows fromEarlier =
            new Rows(
                    FROM_EARLIER,
                    "fiscal_year smallint",
                    "line_no bigint",
                    "effective date",
                    "position bigint");
    private final Map<Long, LocalDate> opened = new HashMap<>();
    private final Map<Long, Long> lastSequences = new HashMap<>();

    void opened(LineBook.Line line, LocalDate day) {
        line.opened = day;
        opened.put(line.number, day);
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

    void moved(LineBook.Line line, long sequence) {
        lastSequences.merge(line.number, sequence, Math::max);
    }

    /** The fact stays out, and so will every later fact of its line. */
    void parked(LineId id, LineBook.Line line, Recorded fact, String reason) {
        parkedFacts.add(fact.position(), id.year().value(), id.key(), reason);
        if (!line.parked) {
            parkedLines.add(line.number, reason, fact.position());
        }
    }

    void write(Connection connection, int generation) throws SQLException {
        openings().write(connection, generation);
        described.write(connection, generation);
        fromEarlier.write(connection, generation);
        parkedFacts.write(connection, generation);
        parkedLines.write(connection, generation);
        moves().write(connection, generation);
    }

    private Rows openings() {
        var rows =
                new Rows(
                        """
                        UPDATE query.line l SET opened = rows.opened
                        FROM rows WHERE l.generation = rows.generation AND l.line_no = rows.line_no
                        """,
                        "line_no bigint",
                        "opened date");
        opened.forEach(rows::add);
        return rows;
    }

    private Rows moves() {
        var rows =
                new Rows(
                        """
                        UPDATE query.line l SET last_sequence = rows.sequence
                        FROM rows WHERE l.generation = rows.generation AND l.line_no = rows.line_no
                        """,
                        "line_no bigint",
                        "sequence bigint");
        lastSequences.forEach(rows::add);
        return rows;
    }

    private static @Nullable Long fen(@Nullable Money amount) {
        return amount == null ? null : amount.fen();
    }
}
