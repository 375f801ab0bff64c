package budgettrail.query.rebuild;

import budgettrail.query.figures.Sum;
import budgettrail.query.posting.Measure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A balance that a rebuild made otherwise than it was live before.
 *
 * @param measure its name; of a number that is none, the number
 * @param live what was shown
 * @param remade what the log says
 * @param position the first posting in which the two differ; none: in none, or it was not found
 */
record Difference(String line, String measure, Sum live, Sum remade, @Nullable Long position) {
    /** How many are kept of a rebuild. */
    static final int MOST = 100;

    static List<Difference> first(JdbcClient database, long job) {
        return database.sql(
                        """
                        SELECT fiscal_year || ':' || key AS line, measure, live_fen, remade_fen, position
                        FROM query.rebuild_difference WHERE job = :job ORDER BY rank
                        """)
                .param("job", job)
                .query((row, _) -> of(row))
                .list();
    }

    private static Difference of(ResultSet row) throws SQLException {
        return new Difference(
                row.getString("line"),
                Measure.nameOf(row.getInt("measure")),
                Sum.ofFen(row.getLong("live_fen")),
                Sum.ofFen(row.getLong("remade_fen")),
                row.getObject("position", Long.class));
    }
}
