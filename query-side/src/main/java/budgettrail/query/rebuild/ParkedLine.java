package budgettrail.query.rebuild;

import budgettrail.query.reading.Snapshot;
import java.util.List;

/**
 * A line whose facts are not all posted.
 *
 * @param reason why the first of them could not be
 * @param position of that one
 */
public record ParkedLine(String line, String reason, long position) {
    private static final int MOST = 100;

    static List<ParkedLine> first(Snapshot snapshot) {
        return snapshot.sql(
                        """
                        SELECT fiscal_year || ':' || key, parked_reason, parked_position FROM query.line
                        WHERE generation = :generation AND parked_reason IS NOT NULL
                        ORDER BY parked_position LIMIT :most
                        """)
                .param("most", MOST)
                .query(
                        (row, _) ->
                                new ParkedLine(row.getString(1), row.getString(2), row.getLong(3)))
                .list();
    }

    static long count(Snapshot snapshot) {
        return snapshot.sql(
                        """
                        SELECT count(*) FROM query.line
                        WHERE generation = :generation AND parked_reason IS NOT NULL
                        """)
                .query(Long.class)
                .single();
    }
}
