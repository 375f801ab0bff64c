package budgettrail.query.indicators;

import budgettrail.query.figures.ThreePublicItem;
import budgettrail.query.reading.Snapshot;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The one query behind all figures. It goes from line to line and always by index ({@code OFFSET 0}
 * keeps the planner from another order): right after a rebuild or a large import the statistics
 * know nothing yet of the rows asked for, and whoever expects one row reads all of them again for
 * each line.
 */
final class GroupSql {
    /** A row of this part says that a group has lines of a unit. */
    static final int MEMBERS = 0;

    /** A row of this part is a sum. */
    static final int SUMS = 1;

    /** A row of this part is a sum of virements received from another line of the scope. */
    static final int INSIDE = 2;

    private static final String SCOPE =
            """
            WITH scope AS MATERIALIZED (
              SELECT line_no, unit, procurement, %s AS group_key,
                CASE WHEN department_economic = ANY (:controlled) AND (fiscal_appropriation_fen IS NULL
                          OR fiscal_appropriation_fen > 0) THEN department_economic END AS item
              FROM %s
            )
            """;

    /** Lines of the scope as they were described last, or the one that the condition names. */
    private static final String LINES =
            """
            (SELECT DISTINCT ON (line_no) * FROM query.line_description
             WHERE generation = :generation AND fiscal_year = :year
               AND effective <= :asOf AND position <= :position %s %s
             ORDER BY line_no, effective DESC, position DESC) d %s
            WHERE (cast(:units AS text[]) IS NULL OR unit = ANY (:units))
              AND (cast(:project AS text) IS NULL OR project = :project)
            """;

    private static final String NAMED =
            """
            AND line_no = ANY (ARRAY(SELECT line_no FROM query.line
                                     WHERE generation = :generation AND fiscal_year = :year AND key = ANY (:keys)))
            """;

    private static final String WITH_KEY =
            """
            CROSS JOIN LATERAL (SELECT key FROM query.line
                                WHERE generation = :generation AND line_no = d.line_no OFFSET 0) l
            """;

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
            ) v CROSS JOIN LATERAL (SELECT %s AS group_key FROM %s) t
            WHERE s.group_key IS NOT NULL AND t.group_key IS NOT NULL
            GROUP BY s.group_key, t.group_key, v.measure
            ORDER BY part
            """;

    private GroupSql() {}

    static StatementSpec of(Snapshot snapshot, Scope scope, Level level) {
        var source = source(snapshot, scope);
        var key = level.expression();
        var peer = lines(scope, level, "AND line_no = v.peer_no");
        return snapshot.sql(
                        SCOPE.formatted(key, lines(scope, level, ""))
                                + PARTS.formatted(source.table(), source.condition(), key, peer))
                .param("year", scope.year().value())
                .param("keys", scope.keys())
                .param("units", scope.sight().array())
                .param("project", scope.project())
                .param("controlled", ThreePublicItem.allCodes().toArray(String[]::new));
    }

    private static String lines(Scope scope, Level level, String condition) {
        return LINES.formatted(
                condition, scope.keys() == null ? "" : NAMED, level == Level.LINE ? WITH_KEY : "");
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
