package budgettrail.query.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The sums of stretches of the journal, each written once all its facts are posted: what was known
 * at a past position is added up out of them. Some of one level are one of the next, so that there
 * are never many on the way.
 */
public final class Stretches {
    /** So many of one level are one of the next. */
    public static final int TOGETHER = 8;

    private static final String WRITE =
            """
            INSERT INTO query.stretch (generation, level, stretch, fiscal_year, line_no, measure, effective, amount_fen)
            SELECT generation, ?, ?, fiscal_year, line_no, measure, effective, sum(amount_fen)
            FROM %s
            GROUP BY generation, fiscal_year, line_no, measure, effective
            ORDER BY generation, fiscal_year, line_no, measure, effective
            """;

    /** The bounds are not told to the planner: it shall read by key, whatever it has counted. */
    private static final String FROM_POSTINGS =
            WRITE.formatted(
                    """
                    query.posting WHERE generation = (SELECT ?::smallint)
                      AND position > (SELECT ?::bigint) AND position <= (SELECT ?::bigint)
                    """);

    private static final String FROM_SMALLER =
            WRITE.formatted(
                    """
                    query.stretch WHERE generation = (SELECT ?::smallint)
                      AND stretch >= (SELECT ?::bigint) AND stretch < (SELECT ?::bigint) AND level = (SELECT ?::smallint)
                    """);

    /** Nobody else writes or clears the stretches of the generation until the transaction ends. */
    private static final int LOCK = 4_210_012;

    static final String TABLE = "stretch";

    private Stretches() {}

    /**
     * Writes the next one that the live generation has filled, and those that it completes, in the
     * caller's transaction. Of several nodes, one does.
     *
     * @return whether one was written here
     */
    public static boolean writeNext(Connection connection) throws SQLException {
        var live = Generations.live(connection);
        return tryHold(connection, live) && writeNext(connection, live);
    }

    /** Of a generation that is held. */
    static boolean writeNext(Connection connection, int generation) throws SQLException {
        var next = written(connection, generation, 0); // Who truncates them waits from here on.
        var length =
                Generations.number(
                        connection,
                        "SELECT positions_per_stretch FROM query.generation WHERE generation = "
                                + generation);
        var full = Generations.position(connection, generation) / length;
        for (; next < full; next++) {
            if (write(connection, generation, 0, next, length) > 0) {
                complete(connection, generation, next + 1);
                return true;
            }
            // Facts without a posting: nothing is there to be told from one that is not written.
        }
        return false;
    }

    /** The larger ones, of which the last of the smallest is there now. */
    private static void complete(Connection connection, int generation, long smallest)
            throws SQLException {
        var full = smallest / TOGETHER;
        for (var level = 1; full > 0; level++) {
            for (var next = written(connection, generation, level); next < full; next++) {
                write(connection, generation, level, next, TOGETHER);
            }
            full /= TOGETHER;
        }
    }

    /** Waits until nobody else holds the stretches of the generation. */
    static void hold(Connection connection, int generation) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT pg_advisory_xact_lock(?, ?)")) {
            lock(statement, generation).close();
        }
    }

    private static boolean tryHold(Connection connection, int generation) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT pg_try_advisory_xact_lock(?, ?)");
                var row = lock(statement, generation)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static ResultSet lock(PreparedStatement statement, int generation) throws SQLException {
        statement.setInt(1, LOCK);
        statement.setInt(2, generation);
        return statement.executeQuery();
    }

    /**
     * How many of a level are written, the first ones: an expression in SQL.
     *
     * @param generation an expression, too
     */
    public static String written(String generation, int level) {
        return "(SELECT coalesce(max(stretch) + 1, 0) FROM query.stretch WHERE generation = %s AND level = %d)"
                .formatted(generation, level);
    }

    private static long written(Connection connection, int generation, int level)
            throws SQLException {
        return Generations.number(
                connection, "SELECT " + written(Integer.toString(generation), level));
    }

    private static int write(
            Connection connection, int generation, int level, long stretch, long parts)
            throws SQLException {
        try (var statement =
                connection.prepareStatement(level == 0 ? FROM_POSTINGS : FROM_SMALLER)) {
            statement.setInt(1, level);
            statement.setLong(2, stretch);
            statement.setInt(3, generation);
            statement.setLong(4, stretch * parts);
            statement.setLong(5, (stretch + 1) * parts);
            if (level > 0) {
                statement.setInt(6, level - 1);
            }
            return statement.executeUpdate();
        }
    }
}
