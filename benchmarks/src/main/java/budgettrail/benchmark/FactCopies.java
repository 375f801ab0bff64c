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
 * The yardstick of recording in bulk: COPY of the newest facts and register rows that the product
 * has written, into tables with the same columns, keys and indexes, in which all the older ones
 * are. An empty table would be no yardstick: its keys are in memory and its pages are new, while
 * the product's lie about in as many pages as there are, each of which goes to the log of the
 * server as a whole when it is first changed.
 *
 * @param facts how many are copied in one run
 * @param chunk how many of them a commit has
 */
record FactCopies(Bench bench, ProductData data, int facts, int chunk) {
    private static final List<String> TABLES = List.of("event", "register");

    /** Makes the tables, and puts in what is older. */
    void begin() throws SQLException {
        try (var connection = data.connect()) {
            for (var table : TABLES) {
                ProductData.execute(
                        connection,
                        "CREATE TABLE public.%1$s (LIKE log.%1$s INCLUDING ALL)".formatted(table));
            }
            older(connection, data.facts() - facts);
        }
        data.tidy();
    }

    /** Copies the newest. */
    Run newest() throws SQLException, IOException {
        try (var connection = data.connect()) {
            var last = data.facts();
            older(connection, last - facts);
            var chunks = new ArrayList<List<byte[]>>();
            for (var from = last - facts; from < last; from += chunk) {
                var rows = new ArrayList<byte[]>();
                for (var table : TABLES) {
                    rows.add(rows(connection, table, from, from + chunk));
                }
                chunks.add(rows);
            }
            bench.server().settle();
            return timed(connection, chunks);
        }
    }

    /** Lets the tables hold all facts up to the position, in the order they were recorded in. */
    private static void older(Connection connection, long position) throws SQLException {
        var there = "SELECT coalesce(max(position), 0) FROM public.event";
        var held = ProductData.number(connection, there);
        for (var table : TABLES) {
            ProductData.execute(
                    connection,
                    "INSERT INTO public.%1$s SELECT * FROM log.%1$s WHERE position > %2$d AND position <= %3$d ORDER BY position"
                            .formatted(table, held, position));
        }
    }

    /** Takes the room back. */
    void end() throws SQLException {
        try (var connection = data.connect()) {
            for (var table : TABLES) {
                ProductData.execute(connection, "DROP TABLE public." + table);
            }
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

    private Run timed(Connection connection, List<List<byte[]>> chunks)
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
