package budgettrail.query.indicators;

import budgettrail.query.reading.Snapshot;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The one query behind the months of a year: what each month adds to the sums at its end. A line
 * that another unit or project takes over brings its whole past with it, in the month of that day,
 * and takes it away from where it was. See {@link ScopeSql} for how it is kept by index.
 */
final class MonthSql {
    private static final String DESCRIBED =
            """
            WITH described AS (
              SELECT d.*, l.key,
                     lead(d.effective) OVER (PARTITION BY d.line_no ORDER BY d.effective, d.position) AS until
              FROM query.line_description d
              CROSS JOIN LATERAL (SELECT key FROM query.line
                                  WHERE generation = d.generation AND line_no = d.line_no OFFSET 0) l
              WHERE d.generation = :generation AND d.fiscal_year = :year
                AND d.effective <= :asOf AND d.position <= :position %s
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
                AND (procurement OR NOT :procurement)
                AND (cast(:items AS text[]) IS NULL OR (department_economic = ANY (:items)
                     AND %s))
            )
            """;

    private static final String CHANGES =
            """
            SELECT d.group_key AS key, NULL AS peer_key, c.month, d.measure, sum(c.amount) AS amount
            FROM (
              SELECT s.group_key, s.from_month, s.until_month, m.measure, m.effective, sum(m.amount) AS amount_fen
              FROM %s
              GROUP BY s.group_key, s.from_month, s.until_month, m.measure, m.effective %s OFFSET 0) d
            CROSS JOIN LATERAL (VALUES
              (greatest(d.from_month, extract(month FROM d.effective)::int), d.amount_fen),
              (d.until_month, -d.amount_fen)) AS c (month, amount)
            WHERE extract(month FROM d.effective)::int < d.until_month AND c.month <= 12
            GROUP BY d.group_key, c.month, d.measure
            UNION ALL
            SELECT s.group_key, t.group_key, c.month, v.measure, sum(c.amount)
            FROM scope s CROSS JOIN LATERAL (
              SELECT measure, effective, amount_fen, peer_no FROM query.posting
              WHERE generation = :generation AND fiscal_year = :year AND line_no = s.line_no AND peer_no IS NOT NULL
                AND measure IN (5, 9) AND effective <= :asOf AND position <= :position OFFSET 0) v
            JOIN scope t ON t.line_no = v.peer_no
            CROSS JOIN LATERAL (SELECT
              greatest(s.from_month, t.from_month, extract(month FROM v.effective)::int) AS first_month,
              least(s.until_month, t.until_month) AS until_month) AS both_in
            CROSS JOIN LATERAL (VALUES
              (both_in.first_month, v.amount_fen), (both_in.until_month, -v.amount_fen)) AS c (month, amount)
            WHERE s.group_key IS NOT NULL AND t.group_key IS NOT NULL
              AND both_in.first_month < both_in.until_month AND c.month <= 12
            GROUP BY s.group_key, t.group_key, c.month, v.measure
            """;

    private MonthSql() {}

    /**
     * @param key what lines are grouped by
     */
    static StatementSpec of(Snapshot snapshot, Scope scope, String key) {
        var sums = SumsSql.byDay(snapshot, scope);
        var changes = CHANGES.formatted(sums.joined(), SumsSql.HAVING);
        return sums.bind(described(snapshot, scope, key, changes));
    }

    private static StatementSpec described(
            Snapshot snapshot, Scope scope, String key, String query) {
        return snapshot.sql(
                        DESCRIBED.formatted(ScopeSql.named(scope), key, ScopeSql.FISCAL) + query)
                .param("year", scope.year().value())
                .param("firstDay", scope.year().firstDay())
                .param("keys", scope.keys())
                .param("units", scope.sight().array())
                .param("project", scope.project())
                .param("procurement", scope.procurement())
                .param("fiscal", ScopeSql.fiscalFunds())
                .param(
                        "items",
                        scope.items() == null ? null : scope.items().toArray(String[]::new));
    }
}
