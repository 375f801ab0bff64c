package budgettrail.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * The live rows of some views as COPY writes them, each table in as many files as connections will
 * read them: by line, as the product shares its work, where rows have one.
 *
 * @param shares how many files there are of each table
 */
record ViewRows(Path folder, List<String> tables, int shares) {
    private static final String ROWS =
            """
            COPY (SELECT * FROM query.%1$s AS row
                  WHERE generation = (SELECT generation FROM query.live)
                    AND mod(abs(CAST(hashtext(%2$s) AS bigint)), %3$d) = %4$d)
            TO STDOUT (FORMAT binary)
            """;
    private static final String WITH_COLUMN =
            """
            SELECT table_name FROM information_schema.columns
            WHERE table_schema = 'query' AND column_name = '%s' AND table_name NOT IN ('generation', 'live')
            """;

    /** The rows that every figure is a sum of. */
    static ViewRows journal(Path parent, ProductData data, int shares)
            throws SQLException, IOException {
        return written(parent, data, List.of("posting"), shares);
    }

    /** All that a rebuild makes; what is added up after it is not. */
    static ViewRows all(Path parent, ProductData data, int shares)
            throws SQLException, IOException {
        try (var connection = data.connect()) {
            var tables = with(connection, "generation");
            tables.remove("stretch");
            return written(parent, data, tables, shares);
        }
    }

    private static ViewRows written(Path parent, ProductData data, List<String> tables, int shares)
            throws SQLException, IOException {
        var rows = new ViewRows(Files.createTempDirectory(parent, "rows"), tables, shares);
        try (var connection = data.connect()) {
            var ofLines = with(connection, "line_no");
            for (var table : tables) {
                for (var share = 0; share < shares; share++) {
                    var key =
                            ofLines.contains(table) ? "CAST(line_no AS text)" : "CAST(row AS text)";
                    rows.write(connection, ROWS.formatted(table, key, shares, share), table, share);
                }
            }
        }
        return rows;
    }

    private static List<String> with(Connection connection, String column) throws SQLException {
        var tables = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(WITH_COLUMN.formatted(column))) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private void write(Connection connection, String sql, String table, int share)
            throws SQLException, IOException {
        try (var out = Files.newOutputStream(file(table, share))) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, out);
        }
    }

    Path file(String table, int share) {
        return folder.resolve(table + "." + share);
    }
}
