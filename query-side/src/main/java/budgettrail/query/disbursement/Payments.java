package budgettrail.query.disbursement;

import budgettrail.query.disbursement.Disbursements.Found;
import budgettrail.query.indicators.Scope;
import budgettrail.query.indicators.ScopeSql;
import budgettrail.query.reading.Snapshot;
import java.util.List;

/** Finds the payments of the lines of a scope, the latest day first. */
final class Payments {
    /** The most that one file holds. */
    static final int MOST = 100_000;

    static final int MOST_ON_A_PAGE = 2_000;

    private static final String FOUND =
            """
            SELECT d.*, scope.key, s.*, count(*) OVER () AS all_of_them
            FROM scope CROSS JOIN LATERAL (
              SELECT * FROM query.disbursement
              WHERE generation = :generation AND line_no = scope.line_no AND position <= :position OFFSET 0) d
            %s
            WHERE (d.effective <= :asOf OR s.paid_on IS NOT NULL)
            ORDER BY coalesce(s.paid_on, d.effective) DESC, d.position DESC LIMIT :limit
            """
                    .formatted(Disbursements.STANDING);

    private Payments() {}

    /**
     * The latest.
     *
     * @param all how many there are
     */
    record Latest(List<Found> found, long all) {
        boolean whole() {
            return found.size() == all;
        }
    }

    private record Counted(Found found, long all) {}

    static Latest of(Snapshot snapshot, Scope scope, int limit) {
        var rows =
                ScopeSql.withKeys(snapshot, scope, FOUND)
                        .param("limit", limit)
                        .query(
                                (row, _) ->
                                        new Counted(
                                                Disbursements.found(row),
                                                row.getLong("all_of_them")))
                        .list();
        return new Latest(
                rows.stream().map(Counted::found).toList(),
                rows.isEmpty() ? 0 : rows.getFirst().all());
    }
}
