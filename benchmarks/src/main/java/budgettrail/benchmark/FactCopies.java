package budgettrail.benchmark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The yardstick of recording in bulk: COPY of facts and register rows that the product has written,
 * into tables with the same columns, keys and indexes.
 */
record FactCopies(Bench bench, ProductData data) {
    private static final List<String> TABLES = List.of("event", "register");

    /** The newest facts, a commit for each chunk. */
    Run newest(int facts, int chunk) throws SQLException, IOException {
        try (var connection = data.connect()) {
            var last = data.facts();
            var chunks = new ArrayList<List<byte[]>>();
            for (var from = last - facts; from < last; from += chunk) {
                var rows = new ArrayList<byte[]>();
                for (var table : TABLES) {
                    rows.add(rows(connection, table, from, from + chunk));
                }
                chunks.add(rows);
            }
            for (var table : TABLES) {
                ProductData.execute(connection, "DROP TABLE IF EXISTS public." + table);
                ProductData.execute(
                        connection,
                        "CREATE TABLE public.%1$s (LIKE log.%1$s INCLUDING ALL)".formatted(table));
            }
            bench.server().settle();
            return timed(connection, chunks, facts);
        }
    }

    private static byte[] rows(Connection connection, String table, long after, long to)
            throws SQLException, IOException {
        var rows = new ByteArrayOutputStream();
        copy(connection)
                .copyOut(
                        "COPY (SELECT * FROM log.%s WHERE position > %d AND position <= %d) TO STDOUT (FORMAT binary)"
                                .formatted(table, after, to),
                        rows);
        return rows.toByteArray();
    }

    private Run timed(Connection connection, List<List<byte[]>> chunks, long facts)
            throws SQLException, IOException {
        connection.setAutoCommit(false);
        var copy = copy(connection);
        var before = bench.cpu().snapshot();
        var begun = System.nanoTime();
        for (var chunk : chunks) {
            for (var table = 0; table < TABLES.size(); table++) {
                copy.copyIn(
                        "COPY public." + TABLES.get(table) + " FROM STDIN (FORMAT binary)",
                        new ByteArrayInputStream(chunk.get(table)));
            }
            connection.commit();
        }
        var seconds = (System.nanoTime() - begun) / 1e9;
        return Run.of(facts, seconds, bench.cpu().snapshot().since(before), 0);
    }

    private static CopyManager copy(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }
}
