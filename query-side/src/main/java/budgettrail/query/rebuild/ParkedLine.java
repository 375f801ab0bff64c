package budgettrail.query.rebuild;

import budgettrail.event.line.LineId;
import budgettrail.query.page.Place;
import budgettrail.query.reading.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line whose facts are not all posted.
 *
 * @param address of the line at the end of its year; none where nobody opened it
 * @param reason why the first of them could not be
 * @param position of that one
 */
public record ParkedLine(String line, @Nullable String address, String reason, long position) {
    private static final int MOST = 100;

    static List<ParkedLine> first(Snapshot snapshot) {
        return snapshot.sql(
                        """
                        SELECT fiscal_year || ':' || key, opened IS NOT NULL, parked_reason, parked_position
                        FROM query.line
                        WHERE generation = :generation AND parked_reason IS NOT NULL
                        ORDER BY parked_position LIMIT :most
                        """)
                .param("most", MOST)
                .query(
                        (row, _) ->
                                new ParkedLine(
                                        row.getString(1),
                                        row.getBoolean(2) ? address(row.getString(1)) : null,
                                        row.getString(3),
                                        row.getLong(4)))
                .list();
    }

    private static @Nullable String address(String line) {
        return LineId.parse(line).map(Place::ofLine).map(Place::address).orElse(null);
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
