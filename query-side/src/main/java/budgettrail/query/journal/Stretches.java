package budgettrail.query.journal;

import java.sql.Connection;
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

    private Stretches() {}

    /**
     * Writes those that the generation has filled, and that are not written yet.
     *
     * @param from where it stood before
     * @param length how many positions each of the smallest has
     */
    static void write(Connection connection, int generation, long from, long position, long length)
            throws SQLException {
        var size = length;
        for (var level = 0; position / size > from / size; level++) {
            for (var stretch = written(connection, generation, level);
                    stretch < position / size;
                    stretch++) {
                write(connection, generation, level, stretch, length);
            }
            size *= TOGETHER;
        }
    }

    private static long written(Connection connection, int generation, int level)
            throws SQLException {
        return Generations.number(
                connection,
                "SELECT coalesce(max(stretch) + 1, 0) FROM query.stretch WHERE generation = "
                        + generation
                        + " AND level = "
                        + level);
    }

    private static void write(
            Connection connection, int generation, int level, long stretch, long length)
            throws SQLException {
        var parts = level == 0 ? length : TOGETHER;
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
            statement.executeUpdate();
        }
    }
}
