package budgettrail.query.indicators;

import budgettrail.event.reference.FundType;
import budgettrail.query.figures.ThreePublicItem;
import budgettrail.query.reading.Snapshot;
import java.util.Arrays;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The lines of a scope, as the snapshot describes them: {@code scope(line_no, key, unit, function,
 * project, procurement, item, group_key)}, where the item is the code of a “三公” line and the key is
 * there only where it is asked for. Queries go from line to line and always by index ({@code OFFSET
 * 0} keeps the planner from another order): right after a rebuild or a large import the statistics
 * know nothing yet of the rows asked for, and whoever expects one row reads all of them again for
 * each line.
 */
public final class ScopeSql {
    /** The key of a line, as a leaf. */
    static final String KEY = "key";

    /**
     * Whether a line is one of 财政拨款: all of it is, if it is out of a fiscal budget, and none
     * otherwise, unless a part is said. Names {@code :fiscal}, see {@link #fiscalFunds}.
     */
    static final String FISCAL = "coalesce(fiscal_appropriation_fen > 0, fund = ANY (:fiscal))";

    private static final String NO_LEAF = "''";

    private static final String SCOPE =
            """
            WITH scope AS MATERIALIZED (
              SELECT line_no, %s unit, function, project, procurement, item, %s AS group_key FROM %s
            )
            """;

    private static final String BETWEEN =
            """
            WITH scope AS MATERIALIZED (
              SELECT line_no, bool_or(now) AS here, bool_or(NOT now) AS there
              FROM (SELECT line_no, true AS now FROM %s
                    UNION ALL SELECT line_no, false FROM %s) AS lines GROUP BY line_no
            )
            """;

    /** Lines of the scope as they were described last, or the one that the condition names. */
    private static final String LINES =
            """
            (SELECT d.*, CASE WHEN department_economic = ANY (:controlled) AND %4$s THEN department_economic END AS item
             FROM (SELECT DISTINCT ON (line_no) * FROM query.line_description
                   WHERE generation = :generation AND fiscal_year = :year
                     AND effective <= :asOf AND position <= :position %s %s
                   ORDER BY line_no, effective DESC, position DESC) d
             WHERE (cast(:units AS text[]) IS NULL OR unit = ANY (:units))
               AND (cast(:project AS text) IS NULL OR project = :project)) d %s
            WHERE (cast(:items AS text[]) IS NULL OR item = ANY (:items)) AND (procurement OR NOT :procurement)
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

    private ScopeSql() {}

    /** A query on the lines of a scope, without their keys. */
    public static StatementSpec of(Snapshot snapshot, Scope scope, String query) {
        return of(snapshot, scope, NO_LEAF, query);
    }

    /** A query on the lines of a scope, with their keys. */
    public static StatementSpec withKeys(Snapshot snapshot, Scope scope, String query) {
        return bind(
                snapshot, scope, SCOPE.formatted("key,", NO_LEAF, lines(scope, true, "")) + query);
    }

    /**
     * A query on the lines of a scope, grouped.
     *
     * @param leaf what they are grouped by, as SQL
     */
    static StatementSpec of(Snapshot snapshot, Scope scope, String leaf, String query) {
        return bind(
                snapshot,
                scope,
                SCOPE.formatted("", leaf, lines(scope, leaf.equals(KEY), "")) + query);
    }

    /**
     * A query on the lines of a scope at two moments: {@code scope(line_no, here, there)}, there at
     * the first one, here at the second. It may name {@code :asOfThen} and {@code :positionThen}.
     */
    public static StatementSpec between(
            Snapshot then, Scope scopeThen, Snapshot now, Scope scope, String query) {
        var sql = BETWEEN.formatted(lines(scope, false, ""), then(lines(scopeThen, false, "")));
        return bind(now, scope, sql + query)
                .param("asOfThen", then.asOf())
                .param("positionThen", then.position())
                .param("unitsThen", scopeThen.sight().array());
    }

    private static String then(String lines) {
        return lines.replace(":asOf", ":asOfThen")
                .replace(":position", ":positionThen")
                .replace(":units", ":unitsThen");
    }

    /** The group of one line of the scope, to be joined laterally. */
    static String group(Scope scope, String leaf, String condition) {
        return "(SELECT %s AS group_key FROM %s)"
                .formatted(leaf, lines(scope, leaf.equals(KEY), condition));
    }

    private static String lines(Scope scope, boolean keyed, String condition) {
        return LINES.formatted(condition, named(scope), keyed ? WITH_KEY : "", FISCAL);
    }

    /** The condition that only the lines named are looked at, where some are. */
    static String named(Scope scope) {
        return scope.keys() == null ? "" : NAMED;
    }

    static String[] fiscalFunds() {
        return Arrays.stream(FundType.values())
                .filter(FundType::fiscal)
                .map(FundType::name)
                .toArray(String[]::new);
    }

    private static StatementSpec bind(Snapshot snapshot, Scope scope, String sql) {
        return snapshot.sql(sql)
                .param("year", scope.year().value())
                .param("keys", scope.keys())
                .param("units", scope.sight().array())
                .param("project", scope.project())
                .param("items", scope.items() == null ? null : scope.items().toArray(String[]::new))
                .param("procurement", scope.procurement())
                .param("fiscal", fiscalFunds())
                .param("controlled", ThreePublicItem.allCodes().toArray(String[]::new));
    }
}
