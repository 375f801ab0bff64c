package budgettrail.query.journal;

import budgettrail.event.line.LineId;
import budgettrail.event.reference.FiscalYear;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The lines that a batch touches, as one generation knows them. A line gets its number when it is
 * first named.
 */
final class LineBook {
    /** Asks for lines by name; in the generation that is to be put in. */
    static final String FIND =
            """
            SELECT l.line_no, named.fiscal_year, named.key, l.opened, l.parked_reason IS NOT NULL
            FROM unnest(?::smallint[], ?::text[]) AS named(fiscal_year, key)
            CROSS JOIN LATERAL (
              SELECT * FROM query.line
              WHERE generation = %s AND fiscal_year = named.fiscal_year AND key = named.key OFFSET 0
            ) l
            """;

    /** What posting a fact depends on, and what becomes of it; changes while facts are gathered. */
    static final class Line {
        final LineId id;
        final long number;
        final boolean unwritten;
        @Nullable LocalDate opened;
        boolean parked;
        boolean changed;
        @Nullable String parkedReason;
        @Nullable Long parkedPosition;

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
    private final ToLongFunction<LineId> numbers;

    private LineBook(ToLongFunction<LineId> numbers) {
        this.numbers = numbers;
    }

    /** An empty one, which numbers every line that is named. */
    static LineBook empty(ToLongFunction<LineId> numbers) {
        return new LineBook(numbers);
    }

    /** Opened at the lines that were asked for; those not known get their numbers at once. */
    static LineBook open(Connection connection, Standing standing) throws SQLException {
        var known = standing.known();
        var missing = standing.named().stream().filter(line -> !known.containsKey(line)).toList();
        var drawn = LineNumbers.draw(connection, missing.size());
        var book = new LineBook(_ -> drawn.removeFirst());
        book.lines.putAll(known);
        missing.forEach(book::line);
        return book;
    }

    Collection<Line> lines() {
        return lines.values();
    }

    Line line(LineId id) {
        var line = lines.get(id);
        if (line == null) {
            line = new Line(id, numbers.applyAsLong(id), true, null, false);
            lines.put(id, line);
        }
        return line;
    }

    /** Fills in whom {@link #FIND} asks for: two parameters. */
    static void name(PreparedStatement find, int index, Collection<LineId> named)
            throws SQLException {
        var years = new Short[named.size()];
        var keys = new String[named.size()];
        var count = 0;
        for (var line : named) {
            years[count] = (short) line.year().value();
            keys[count++] = line.key();
        }
        find.setArray(index, find.getConnection().createArrayOf("int2", years));
        find.setArray(index + 1, find.getConnection().createArrayOf("text", keys));
    }

    /** Whom it found. */
    static Map<LineId, Line> found(ResultSet rows) throws SQLException {
        var found = new HashMap<LineId, Line>();
        while (rows.next()) {
            var id = new LineId(new FiscalYear(rows.getInt(2)), rows.getString(3));
            var opened = rows.getObject(4, LocalDate.class);
            var parked = rows.getBoolean(5);
            found.put(id, new Line(id, rows.getLong(1), false, opened, parked));
        }
        return found;
    }
}
