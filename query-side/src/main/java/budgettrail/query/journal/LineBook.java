package budgettrail.query.journal;

import budgettrail.event.line.LineId;
import budgettrail.event.reference.FiscalYear;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The lines that a batch touches, as one generation knows them. A line gets its number when it is
 * first named.
 */
final class LineBook {
    private static final String FIND =
            """
            SELECT l.line_no, named.fiscal_year, named.key, l.opened, l.parked_reason IS NOT NULL
            FROM unnest(?::smallint[], ?::text[]) AS named(fiscal_year, key)
            CROSS JOIN LATERAL (
              SELECT * FROM query.line
              WHERE generation = (SELECT ?::smallint) AND fiscal_year = named.fiscal_year AND key = named.key OFFSET 0
            ) l
            """;

    private static final String NUMBERS =
            "SELECT nextval('query.line_no') FROM generate_series(1, ?)";

    /** What posting a fact depends on; changes while a batch is gathered. */
    static final class Line {
        final LineId id;
        final long number;
        final boolean unwritten;
        @Nullable LocalDate opened;
        boolean parked;

        private Line(
                LineId id,
                long number,
                boolean unwritten,
                @Nullable LocalDate opened,
                boolean parked) {
            this.id = id;
            this.number = number;
            this.unwritten = unwritten;
            this.opened = opened;
            this.parked = parked;
        }
    }

    private final Map<LineId, Line> lines = new HashMap<>();

    static LineBook open(Connection connection, int generation, Collection<LineId> named)
            throws SQLException {
        var book = new LineBook();
        book.find(connection, generation, named);
        var missing = named.stream().filter(line -> !book.lines.containsKey(line)).toList();
        if (!missing.isEmpty()) {
            book.number(connection, missing);
        }
        return book;
    }

    Collection<Line> lines() {
        return lines.values();
    }

    Line line(LineId id) {
        return Objects.requireNonNull(lines.get(id));
    }

    private void find(Connection connection, int generation, Collection<LineId> named)
            throws SQLException {
        try (var find = connection.prepareStatement(FIND)) {
            find.setArray(1, years(connection, named));
            find.setArray(2, keys(connection, named));
            find.setInt(3, generation);
            try (var rows = find.executeQuery()) {
                while (rows.next()) {
                    var id = new LineId(new FiscalYear(rows.getInt(2)), rows.getString(3));
                    var opened = rows.getObject(4, LocalDate.class);
                    var parked = rows.getBoolean(5);
                    lines.put(id, new Line(id, rows.getLong(1), false, opened, parked));
                }
            }
        }
    }

    private void number(Connection connection, Collection<LineId> missing) throws SQLException {
        try (var numbers = connection.prepareStatement(NUMBERS)) {
            numbers.setInt(1, missing.size());
            try (var rows = numbers.executeQuery()) {
                for (var id : missing) {
                    rows.next();
                    lines.put(id, new Line(id, rows.getLong(1), true, null, false));
                }
            }
        }
    }

    private static java.sql.Array years(Connection connection, Collection<LineId> named)
            throws SQLException {
        return connection.createArrayOf(
                "smallint", named.stream().map(line -> line.year().value()).toArray());
    }

    private static java.sql.Array keys(Connection connection, Collection<LineId> named)
            throws SQLException {
        return connection.createArrayOf("text", named.stream().map(LineId::key).toArray());
    }
}
