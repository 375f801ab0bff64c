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
 * The yardstick of writing in bulk: COPY of rows that the product has written, into tables with the
 * same columns, keys and indexes.
 */
final class Copies {
    private final Server server;
    private final String database;
    private final Cpu cpu;

    Copies(Server server, String database, Cpu cpu) {
        this.server = server;
        this.database = database;
        this.cpu = cpu;
    }

    /** Rows of one table as COPY writes them, and where they go. */
    private record Part(String table, byte[] rows) {}

    /** The newest facts and their register rows, a commit for each chunk. */
    Run newestFacts(int facts, int chunk) throws SQLException, IOException {
        try (var connection = server.owner(database)) {
            var last = number(connection, "SELECT max(position) FROM log.event");
            var chunks = new ArrayList<List<Part>>();
            for (var from = last - facts; from < last; from += chunk) {
                var rows = " WHERE position > %d AND position <= %d".formatted(from, from + chunk);
                chunks.add(
                        List.of(
                                part(connection, "log.event", rows),
                                part(connection, "log.register", rows)));
            }
            return timed(connection, chunks, facts);
        }
    }

    /** All rows of the journal, a commit for each so many. */
    Run journal(int chunk) throws SQLException, IOException {
        try (var connection = server.owner(database)) {
            var live = " WHERE generation = (SELECT generation FROM query.live)";
            var last = number(connection, "SELECT max(position) FROM query.posting" + live);
            var chunks = new ArrayList<List<Part>>();
            for (long from = 0; from < last; from += chunk) {
                var rows =
                        live
                                + " AND position > %d AND position <= %d"
                                        .formatted(from, from + chunk);
                chunks.add(List.of(part(connection, "query.posting", rows)));
            }
            return timed(connection, chunks, last);
        }
    }

    private Run timed(Connection connection, List<List<Part>> chunks, long operations)
            throws SQLException, IOException {
        for (var part : chunks.getFirst()) {
            execute(connection, "DROP TABLE IF EXISTS " + twin(part.table()));
            execute(
                    connection,
                    "CREATE TABLE "
                            + twin(part.table())
                            + " (LIKE "
                            + part.table()
                            + " INCLUDING ALL)");
        }
        server.settle();
        connection.setAutoCommit(false);
        var copy = copy(connection);
        var before = cpu.snapshot();
        var begun = System.nanoTime();
        for (var chunk : chunks) {
            for (var part : chunk) {
                copy.copyIn(
                        "COPY " + twin(part.table()) + " FROM STDIN (FORMAT binary)",
                        new ByteArrayInputStream(part.rows()));
            }
            connection.commit();
        }
        var seconds = (System.nanoTime() - begun) / 1e9;
        var used = cpu.snapshot().since(before);
        connection.setAutoCommit(true);
        return Run.of(operations, seconds, used);
    }

    private static String twin(String table) {
        return "public.twin_of_" + table.substring(table.indexOf('.') + 1);
    }

    private static Part part(Connection connection, String table, String where)
            throws SQLException, IOException {
        var rows = new ByteArrayOutputStream();
        copy(connection)
                .copyOut(
                        "COPY (SELECT * FROM " + table + where + ") TO STDOUT (FORMAT binary)",
                        rows);
        return new Part(table, rows.toByteArray());
    }

    private static CopyManager copy(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
