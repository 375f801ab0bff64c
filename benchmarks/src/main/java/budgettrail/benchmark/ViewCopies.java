package budgettrail.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.postgresql.PGConnection;

/**
 * The yardstick of making figures anew: COPY of the live views' own rows into tables with the same
 * columns, keys and indexes, over several connections at once.
 */
record ViewCopies(Bench bench, ProductData data, ViewRows rows) {
    private static final int PIECE = 1 << 16;

    Run run() throws Exception {
        twins();
        bench.server().settle();
        try (var threads = Executors.newFixedThreadPool(rows.shares())) {
            var tasks = new ArrayList<Callable<Boolean>>();
            for (var share = 0; share < rows.shares(); share++) {
                var own = share;
                tasks.add(() -> copy(own));
            }
            var before = bench.cpu().snapshot();
            var begun = System.nanoTime();
            for (var done : threads.invokeAll(tasks)) {
                done.get();
            }
            var seconds = (System.nanoTime() - begun) / 1e9;
            return Run.of(data.facts(), seconds, bench.cpu().snapshot().since(before), 0);
        }
    }

    private void twins() throws SQLException {
        drop();
        try (var connection = data.connect()) {
            for (var table : rows.tables()) {
                ProductData.execute(
                        connection,
                        "CREATE TABLE public.%1$s (LIKE query.%1$s INCLUDING ALL)"
                                .formatted(table));
            }
        }
    }

    private boolean copy(int share) throws SQLException, IOException {
        try (var connection = data.connect()) {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (var table : rows.tables()) {
                try (var in = Files.newInputStream(rows.file(table, share))) {
                    copy.copyIn("COPY public." + table + " FROM STDIN (FORMAT binary)", in, PIECE);
                }
            }
        }
        return true;
    }

    private void drop() throws SQLException {
        try (var connection = data.connect()) {
            for (var table : rows.tables()) {
                ProductData.execute(connection, "DROP TABLE IF EXISTS public." + table);
            }
        }
    }

    /** Leaves nothing behind. */
    void delete() throws SQLException, IOException {
        drop();
        Folders.delete(rows.folder());
    }
}
