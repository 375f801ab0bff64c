package budgettrail.query.indicators;

import budgettrail.query.figures.ThreePublicItem;
import budgettrail.query.reading.Snapshot;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The lines of a scope, as the snapshot describes them: {@code scope(line_no, key, unit,
 * procurement, item, group_key)}, where the item is the code of a “三公” line.
 */
public final class ScopeSql {
    private static final String SCOPE =
            """
            WITH described AS (
              SELECT DISTINCT ON (d.line_no) d.*, l.key
              FROM query.line_description d JOIN query.line l USING (generation, line_no)
              WHERE d.generation = :generation AND d.fiscal_year = :year
                AND d.effective <= :asOf AND d.position <= :position
                AND (cast(:keys AS text[]) IS NULL OR l.key = ANY (:keys))
              ORDER BY d.line_no, d.effective DESC, d.position DESC
            ), classified AS (
              SELECT *, CASE WHEN department_economic = ANY (:controlled) AND (fiscal_appropriation_fen IS NULL
                          OR fiscal_appropriation_fen > 0) THEN department_economic END AS item
              FROM described
            ), scope AS MATERIALIZED (
              SELECT line_no, key, unit, procurement, item, %s AS group_key
              FROM classified
              WHERE (cast(:units AS text[]) IS NULL OR unit = ANY (:units))
                AND (cast(:project AS text) IS NULL OR project = :project)
                AND (cast(:items AS text[]) IS NULL OR item = ANY (:items))
            )
            """;

    private ScopeSql() {}

    /**
     * A query on the lines of a scope.
     *
     * @param leaf what lines are grouped by, as SQL
     * @param query what follows the common table expressions
     */
    public static StatementSpec of(Snapshot snapshot, Scope scope, String leaf, String query) {
        return snapshot.sql(SCOPE.formatted(leaf) + query)
                .param("year", scope.year().value())
                .param("keys", scope.keys())
                .param("units", scope.sight().array())
                .param("project", scope.project())
                .param("items", scope.items() == null ? null : scope.items().toArray(String[]::new))
                .param("controlled", ThreePublicItem.allCodes().toArray(String[]::new));
    }
}
