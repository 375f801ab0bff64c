package budgettrail.query.indicators;

import budgettrail.query.figures.ThreePublicItem;
import budgettrail.query.reading.Snapshot;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The one query behind all figures. */
final class GroupSql {
    /** A row of this part says that a group has lines of a unit. */
    static final int MEMBERS = 0;

    /** A row of this part is a sum. */
    static final int SUMS = 1;

    /** A row of this part is a sum of virements received from another line of the scope. */
    static final int INSIDE = 2;

    private static final String DESCRIBED =
            """
            WITH described AS (
              SELECT DISTINCT ON (d.line_no) d.*, l.key
              FROM query.line_description d JOIN query.line l USING (generation, line_no)
              WHERE d.generation = :generation AND d.fiscal_year = :year
                AND d.effective <= :asOf AND d.position <= :position
                AND (cast(:keys AS text[]) IS NULL OR l.key = ANY (:keys))
              ORDER BY d.line_no, d.effective DESC, d.position DESC
            ), scope AS MATERIALIZED (
              SELECT line_no, unit, procurement, %s AS group_key,
                CASE WHEN department_economic = ANY (:controlled) AND (fiscal_appropriation_fen IS NULL
                          OR fiscal_appropriation_fen > 0) THEN department_economic END AS item
              FROM described
              WHERE (cast(:units AS text[]) IS NULL OR unit = ANY (:units))
                AND (cast(:project AS text) IS NULL OR project = :project)
            )
            """;

    private static final String PARTS =
            """
            SELECT 0 AS part, group_key AS key, NULL AS peer_key, min(unit) AS unit, NULL AS item,
                   false AS procurement, NULL::smallint AS measure, NULL::numeric AS amount
            FROM scope WHERE group_key IS NOT NULL GROUP BY group_key
            UNION ALL
            SELECT 1, s.group_key, NULL, NULL, s.item, s.procurement, m.measure, sum(m.amount_fen)
            FROM scope s JOIN %s m ON m.generation = :generation AND m.fiscal_year = :year AND m.line_no = s.line_no %s
            WHERE s.group_key IS NOT NULL GROUP BY s.group_key, s.item, s.procurement, m.measure
            UNION ALL
            SELECT 2, s.group_key, t.group_key, NULL, NULL, false, v.measure, sum(v.amount_fen)
            FROM query.posting v JOIN scope s ON s.line_no = v.line_no JOIN scope t ON t.line_no = v.peer_no
            WHERE v.generation = :generation AND v.fiscal_year = :year AND v.peer_no IS NOT NULL
              AND v.measure IN (5, 9) AND v.effective <= :asOf AND v.position <= :position
              AND s.group_key IS NOT NULL AND t.group_key IS NOT NULL
            GROUP BY s.group_key, t.group_key, v.measure
            ORDER BY part
            """;

    private GroupSql() {}

    static StatementSpec of(Snapshot snapshot, Scope scope, Level level) {
        var source = source(snapshot, scope);
        return snapshot.sql(
                        DESCRIBED.formatted(level.expression())
                                + PARTS.formatted(source.table(), source.condition()))
                .param("year", scope.year().value())
                .param("keys", scope.keys())
                .param("units", scope.sight().array())
                .param("project", scope.project())
                .param("controlled", ThreePublicItem.allCodes().toArray(String[]::new));
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
