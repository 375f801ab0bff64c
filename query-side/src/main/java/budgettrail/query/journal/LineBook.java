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
            SELECT l.line_no, l.fiscal_year, l.key, l.opened, l.parked_reason IS NOT NULL
            FROM query.line l JOIN unnest(?::smallint[], ?::text[]) AS named(fiscal_year, key)
              ON l.fiscal_year = named.fiscal_year AND l.key = named.key
            WHERE l.generation = ?
            """;

    private static final String NAME =
            """
            INSERT INTO query.line (generation, fiscal_year, key)
            SELECT ?, fiscal_year, key FROM unnest(?::smallint[], ?::text[]) AS named(fiscal_year, key)
            RETURNING line_no, fiscal_year, key, NULL::date, false
            """;

    /** What posting a fact depends on; changes while a batch is gathered. */
    static final class Line {
        final long number;
        @Nullable LocalDate opened;
        boolean parked;

        private Line(long number, @Nullable LocalDate opened, boolean parked) {
            this.number = number;
            this.opened = opened;
            this.parked = parked;
        }
    }

    private final Map<LineId, Line> lines = new HashMap<>();

    static LineBook open(Connection connection, int generation, Collection<LineId> named)
            throws SQLException {
        var book = new LineBook();
        try (var find = connection.prepareStatement(FIND)) {
            find.setArray(1, years(connection, named));
            find.setArray(2, keys(connection, named));
            find.setInt(3, generation);
            book.read(find);
        }
        var missing = named.stream().filter(line -> !book.lines.containsKey(line)).toList();
        if (!missing.isEmpty()) {
            try (var name = connection.prepareStatement(NAME)) {
                name.setInt(1, generation);
                name.setArray(2, years(connection, missing));
                name.setArray(3, keys(connection, missing));
                book.read(name);
            }
        }
        return book;
    }

    Line line(LineId id) {
        return Objects.requireNonNull(lines.get(id));
    }

    private void read(java.sql.PreparedStatement statement) throws SQLException {
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                var id = new LineId(new FiscalYear(rows.getInt(2)), rows.getString(3));
                var opened = rows.getObject(4, LocalDate.class);
                lines.put(id, new Line(rows.getLong(1), opened, rows.getBoolean(5)));
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
