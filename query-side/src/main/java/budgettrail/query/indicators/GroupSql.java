package budgettrail.query.indicators;

import budgettrail.query.reading.Snapshot;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The one query behind all figures. See {@link ScopeSql} for how it is kept by index. */
final class GroupSql {
    /** A row of this part says that a group has lines of a unit. */
    static final int MEMBERS = 0;

    /** A row of this part is a sum. */
    static final int SUMS = 1;

    /** A row of this part is a sum of virements received from another line of the scope. */
    static final int INSIDE = 2;

    private static final String PARTS =
            """
            SELECT 0 AS part, group_key AS key, NULL AS peer_key, min(unit) AS unit, NULL AS item,
                   false AS procurement, NULL::smallint AS measure, NULL::numeric AS amount
            FROM scope WHERE group_key IS NOT NULL GROUP BY group_key
            UNION ALL
            SELECT 1, s.group_key, NULL, NULL, s.item, s.procurement, m.measure, sum(m.amount)
            FROM %s GROUP BY s.group_key, s.item, s.procurement, m.measure %s
            UNION ALL
            SELECT 2, s.group_key, t.group_key, NULL, NULL, false, v.measure, sum(v.amount_fen)
            FROM scope s CROSS JOIN LATERAL (
              SELECT measure, amount_fen, peer_no FROM query.posting
              WHERE generation = :generation AND fiscal_year = :year AND line_no = s.line_no AND peer_no IS NOT NULL
                AND measure IN (5, 9) AND effective <= :asOf AND position <= :position OFFSET 0
            ) v CROSS JOIN LATERAL %s t
            WHERE s.group_key IS NOT NULL AND t.group_key IS NOT NULL
            GROUP BY s.group_key, t.group_key, v.measure
            ORDER BY part
            """;

    private GroupSql() {}

    /**
     * @param leaf what lines are grouped by, as SQL
     */
    static StatementSpec of(Snapshot snapshot, Scope scope, String leaf) {
        var sums = SumsSql.of(snapshot, scope);
        var peer = ScopeSql.group(scope, leaf, "AND line_no = v.peer_no");
        var parts = PARTS.formatted(sums.joined(), SumsSql.HAVING, peer);
        return sums.bind(ScopeSql.of(snapshot, scope, leaf, parts));
    }
}
