package budgettrail.query;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Everything that a generation holds, table by table and column by column, whatever tables there
 * are: only the numbers of lines, which are drawn anew, are told by what they stand for.
 */
public final class Contents {
    private static final String COLUMNS =
            """
            SELECT string_agg(
              CASE WHEN c.column_name IN ('line_no', 'peer_no')
                THEN '(SELECT l.fiscal_year || '':'' || l.key FROM query.line l'
                  || ' WHERE l.generation = t.generation AND l.line_no = t.' || c.column_name || ')'
                ELSE 't.' || c.column_name END, ', ' ORDER BY c.ordinal_position)
            FROM information_schema.columns c
            WHERE c.table_schema = 'query' AND c.table_name = :table AND c.column_name <> 'generation'
            """;

    private static final String TABLES =
            """
            SELECT c.table_name FROM information_schema.columns c
            WHERE c.table_schema = 'query' AND c.column_name = 'generation'
              AND c.table_name NOT IN ('live', 'generation')
            """;

    private Contents() {}

    /** The rows of each table, in an order of their own. */
    public static Map<String, List<String>> of(JdbcClient database, int generation) {
        var contents = new TreeMap<String, List<String>>();
        for (var table : database.sql(TABLES).query(String.class).list()) {
            var columns = database.sql(COLUMNS).param("table", table).query(String.class).single();
            contents.put(
                    table,
                    database.sql(
                                    "SELECT row(%s)::text AS it FROM query.%s t WHERE generation = :generation ORDER BY it"
                                            .formatted(columns, table))
                            .param("generation", generation)
                            .query(String.class)
                            .list());
        }
        return contents;
    }

    /** Those of the live one. */
    public static Map<String, List<String>> ofLive(JdbcClient database) {
        var live = database.sql("SELECT generation FROM query.live").query(Integer.class).single();
        return of(database, live);
    }
}
