package budgettrail.benchmark;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Keys and indexes that were taken from some tables, to be made again as they were. */
final class Indexes {
    private static final String KEYS =
            """
            SELECT 'ALTER TABLE %1$s DROP CONSTRAINT ' || quote_ident(conname),
                   'ALTER TABLE %1$s ADD CONSTRAINT ' || quote_ident(conname) || ' ' || pg_get_constraintdef(oid)
            FROM pg_constraint WHERE conrelid = CAST('%1$s' AS regclass) AND contype IN ('p', 'u')
            UNION ALL
            SELECT 'DROP INDEX ' || CAST(CAST(indexrelid AS regclass) AS text), pg_get_indexdef(indexrelid)
            FROM pg_index WHERE indrelid = CAST('%1$s' AS regclass)
              AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
            """;

    private final List<String> making;

    private Indexes(List<String> making) {
        this.making = making;
    }

    static Indexes drop(Connection connection, String... tables) throws SQLException {
        var dropping = new ArrayList<String>();
        var making = new ArrayList<String>();
        for (var table : tables) {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(KEYS.formatted(table))) {
                while (rows.next()) {
                    dropping.add(rows.getString(1));
                    making.add(rows.getString(2));
                }
            }
        }
        for (var sql : dropping) {
            ProductData.execute(connection, sql);
        }
        return new Indexes(making);
    }

    void make(Connection connection) throws SQLException {
        ProductData.execute(connection, "SET maintenance_work_mem = '1GB'");
        for (var sql : making) {
            ProductData.execute(connection, sql);
        }
    }
}
