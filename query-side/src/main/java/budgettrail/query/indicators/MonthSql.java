package budgettrail.query.indicators;

import budgettrail.query.reading.Snapshot;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The one query behind the months of a year: what each month adds to the sums at its end. A line
 * that another unit or project takes over brings its whole past with it, in the month of that day,
 * and takes it away from where it was.
 */
final class MonthSql {
    private static final String DESCRIBED =
            """
            WITH described AS (
              SELECT d.*, l.key,
                     lead(d.effective) OVER (PARTITION BY d.line_no ORDER BY d.effective, d.position) AS until
              FROM query.line_description d JOIN query.line l USING (generation, line_no)
              WHERE d.generation = :generation AND d.fiscal_year = :year
                AND d.effective <= :asOf AND d.position <= :position
                AND (cast(:keys AS text[]) IS NULL OR l.key = ANY (:keys))
            ), during AS (
              SELECT *, extract(month FROM greatest(effective, :firstDay))::int AS from_month,
                     CASE WHEN until IS NULL THEN 13 WHEN until < :firstDay THEN 1
                          ELSE extract(month FROM until)::int END AS until_month
              FROM described
            ), scope AS MATERIALIZED (
              SELECT line_no, %s AS group_key, from_month, until_month
              FROM during
              WHERE from_month < until_month
                AND (cast(:units AS text[]) IS NULL OR unit = ANY (:units))
                AND (cast(:project AS text) IS NULL OR project = :project)
                AND (cast(:items AS text[]) IS NULL OR (department_economic = ANY (:items)
                     AND (fiscal_appropriation_fen IS NULL OR fiscal_appropriation_fen > 0)))
            )
            """;

    private static final String CHANGES =
            """
            SELECT d.group_key AS key, NULL AS peer_key, c.month, d.measure, sum(c.amount) AS amount
            FROM (
              SELECT s.group_key, s.from_month, s.until_month, m.measure, m.effective, sum(m.amount_fen) AS amount_fen
              FROM scope s
              JOIN %s m ON m.generation = :generation AND m.fiscal_year = :year AND m.line_no = s.line_no
                       AND m.effective <= :asOf %s
              WHERE s.group_key IS NOT NULL
              GROUP BY s.group_key, s.from_month, s.until_month, m.measure, m.effective) d
            CROSS JOIN LATERAL (VALUES
              (greatest(d.from_month, extract(month FROM d.effective)::int), d.amount_fen),
              (d.until_month, -d.amount_fen)) AS c (month, amount)
            WHERE extract(month FROM d.effective)::int < d.until_month AND c.month <= 12
            GROUP BY d.group_key, c.month, d.measure
            UNION ALL
            SELECT s.group_key, t.group_key, c.month, v.measure, sum(c.amount)
            FROM query.posting v JOIN scope s ON s.line_no = v.line_no JOIN scope t ON t.line_no = v.peer_no
            CROSS JOIN LATERAL (SELECT
              greatest(s.from_month, t.from_month, extract(month FROM v.effective)::int) AS first_month,
              least(s.until_month, t.until_month) AS until_month) AS both_in
            CROSS JOIN LATERAL (VALUES
              (both_in.first_month, v.amount_fen), (both_in.until_month, -v.amount_fen)) AS c (month, amount)
            WHERE v.generation = :generation AND v.fiscal_year = :year AND v.peer_no IS NOT NULL
              AND v.measure IN (5, 9) AND v.effective <= :asOf AND v.position <= :position
              AND s.group_key IS NOT NULL AND t.group_key IS NOT NULL
              AND both_in.first_month < both_in.until_month AND c.month <= 12
            GROUP BY s.group_key, t.group_key, c.month, v.measure
            """;

    private MonthSql() {}

    /**
     * @param key what lines are grouped by
     */
    static StatementSpec of(Snapshot snapshot, Scope scope, String key) {
        var sums =
                snapshot.past()
                        ? CHANGES.formatted("query.posting", "AND m.position <= :position")
                        : CHANGES.formatted("query.daily", "");
        return snapshot.sql(DESCRIBED.formatted(key) + sums)
                .param("year", scope.year().value())
                .param("firstDay", scope.year().firstDay())
                .param("keys", scope.keys())
                .param("units", scope.sight().array())
                .param("project", scope.project())
                .param(
                        "items",
                        scope.items() == null ? null : scope.items().toArray(String[]::new));
    }
}
