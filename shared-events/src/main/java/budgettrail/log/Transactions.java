package budgettrail.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * Which facts were recorded in one transaction, and so as whole commands: they have the same
 * recorded time, and those behind them mostly a later one.
 */
public final class Transactions {
    /** More than one usually records: of one with still more no end is looked for. */
    private static final int TO_ITS_END = 10_000;

    private static final String END =
            """
            SELECT coalesce(
              (SELECT position - 1 FROM log.event WHERE position > far.after AND position <= far.last
                 AND recorded_at <> (SELECT recorded_at FROM log.event WHERE position = far.after)
               ORDER BY position LIMIT 1),
              (SELECT max(position) FROM log.event HAVING max(position) <= far.last))
            FROM (SELECT ?::bigint, ?::bigint) AS far(after, last)
            """;

    private Transactions() {}

    /**
     * Where the one ends that recorded the fact at a position; nothing where that is not known: it
     * is huge, or the clock was put back.
     */
    public static OptionalLong end(Connection connection, long position) throws SQLException {
        try (var statement = connection.prepareStatement(END)) {
            statement.setLong(1, position);
            statement.setLong(2, position + TO_ITS_END);
            try (var row = statement.executeQuery()) {
                row.next();
                var end = row.getLong(1);
                return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(end);
            }
        }
    }
}
