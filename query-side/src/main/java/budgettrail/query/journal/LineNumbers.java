package budgettrail.query.journal;

import budgettrail.event.line.LineId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * The numbers of the lines of a generation while several workers fill it: whoever names a line
 * first, as its own or as the other line of a virement, all of them know it by one number.
 */
final class LineNumbers {
    private static final String NUMBERS =
            "SELECT nextval('query.line_no') FROM generate_series(1, ?)";
    private static final int BLOCK = 500;

    private final DataSource database;
    private final Map<LineId, Long> numbers = new ConcurrentHashMap<>();
    private final Deque<Long> drawn = new ArrayDeque<>();

    LineNumbers(DataSource database) {
        this.database = database;
    }

    long of(LineId line) {
        return numbers.computeIfAbsent(line, _ -> next());
    }

    private synchronized long next() {
        if (drawn.isEmpty()) {
            try (var connection = database.getConnection()) {
                drawn.addAll(draw(connection, BLOCK));
            } catch (SQLException e) {
                throw new IllegalStateException("No line numbers could be drawn", e);
            }
        }
        return drawn.removeFirst();
    }

    /** Numbers that no line has. */
    static Deque<Long> draw(Connection connection, int count) throws SQLException {
        var drawn = new ArrayDeque<Long>(count);
        if (count == 0) {
            return drawn;
        }
        try (var numbers = connection.prepareStatement(NUMBERS)) {
            numbers.setInt(1, count);
            try (var rows = numbers.executeQuery()) {
                while (rows.next()) {
                    drawn.add(rows.getLong(1));
                }
            }
        }
        return drawn;
    }
}
