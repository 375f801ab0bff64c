package budgettrail.query.disbursement;

import budgettrail.query.disbursement.Disbursements.Found;
import budgettrail.query.indicators.Scope;
import budgettrail.query.indicators.ScopeSql;
import budgettrail.query.reading.FirstFound;
import budgettrail.query.reading.Snapshot;

/**
 * Finds the payments of the lines of a scope: of few the latest day first, of many those that were
 * recorded last. These are found by index, and only then what became of each, so that a line of a
 * million costs no more than its page. The order is the same whatever the limit, so that pages
 * neither skip nor repeat any.
 */
final class Payments {
    /** The most that one file holds. */
    static final int MOST = 100_000;

    /** Read for a page; of more than these the order is another one, as the page says. */
    static final int MOST_ON_A_PAGE = 2_000;

    private static final String FOUND =
            """
            , found AS MATERIALIZED (
              SELECT d.*, scope.key
              FROM scope CROSS JOIN LATERAL (
                SELECT * FROM query.disbursement d
                WHERE generation = :generation AND line_no = scope.line_no AND position <= :position AND %1$s
                ORDER BY position DESC LIMIT :limit) d
              ORDER BY d.position DESC LIMIT :limit
            ), whole AS MATERIALIZED (
              SELECT count(*) AS all_of_them
              FROM scope CROSS JOIN LATERAL (
                SELECT 1 FROM query.disbursement d
                WHERE generation = :generation AND line_no = scope.line_no AND position <= :position AND %1$s
                OFFSET 0) d
            )
            SELECT d.*, s.*, whole.all_of_them FROM whole CROSS JOIN found d
            %2$s
            ORDER BY CASE WHEN whole.all_of_them <= %3$d THEN coalesce(s.paid_on, d.effective) END DESC,
                     d.position DESC
            """
                    .formatted(Disbursements.COUNTS, Disbursements.STANDING, MOST_ON_A_PAGE);

    private Payments() {}

    static FirstFound<Found> of(Snapshot snapshot, Scope scope, int limit) {
        return FirstFound.of(
                ScopeSql.withKeys(snapshot, scope, FOUND).param("limit", limit),
                (row, _) -> Disbursements.found(row),
                one -> new String[] {one.answer().payee(), one.answer().reason()});
    }
}
