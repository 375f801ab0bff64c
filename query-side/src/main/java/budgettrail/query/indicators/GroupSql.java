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
            SELECT 1, s.group_key, NULL, NULL, s.item, s.procurement, m.measure, sum(m.amount_fen)
            FROM scope s CROSS JOIN LATERAL (
              SELECT measure, amount_fen FROM %s m
              WHERE generation = :generation AND fiscal_year = :year AND line_no = s.line_no %s OFFSET 0
            ) m
            WHERE s.group_key IS NOT NULL GROUP BY s.group_key, s.item, s.procurement, m.measure
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
        var source = source(snapshot, scope);
        var peer = ScopeSql.group(scope, leaf, "AND line_no = v.peer_no");
        return ScopeSql.of(
                snapshot, scope, leaf, PARTS.formatted(source.table(), source.condition(), peer));
    }

    private record Source(String table, String condition) {}

    private static Source source(Snapshot snapshot, Scope scope) {
        if (snapshot.past()) {
            return new Source(
                    "query.posting", "AND m.effective <= :asOf AND m.position <= :position");
        }
        return coversAll(snapshot, scope)
                ? new Source("query.balance", "")
                : new Source("query.daily", "AND m.effective <= :asOf");
    }

    /** Whether no posting of the year counts from a later day. */
    private static boolean coversAll(Snapshot snapshot, Scope scope) {
        return snapshot.sql(
                        """
                        SELECT count(*) = 0 FROM query.year
                        WHERE generation = :generation AND fiscal_year = :year AND last_effective > :asOf
                        """)
                .param("year", scope.year().value())
                .query(Boolean.class)
                .single();
    }
}
