package budgettrail.benchmark;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** How old the oldest fact is that the figures do not hold yet, looked at again and again. */
final class Lag implements AutoCloseable {
    private static final String AGE =
            """
            SELECT coalesce((SELECT (extract(epoch FROM clock_timestamp() - event.recorded_at) * 1000000)::bigint
                             FROM log.event WHERE position = (SELECT position + 1 FROM query.generation
                                                              WHERE generation = (SELECT generation FROM query.live))), 0)
            """;

    static final long LONGEST_MICROS = 600_000_000L;

    private static final long EVERY_MS = 5;

    private final Connection connection;
    private final Thread looker;
    private final CompletableFuture<Histogram> looked = new CompletableFuture<>();
    private volatile boolean enough;

    Lag(ProductData data) throws SQLException {
        connection = data.connect();
        looker = Thread.ofPlatform().daemon().start(this::look);
    }

    private void look() {
        var ages = new Histogram(LONGEST_MICROS, 3);
        try (var statement = connection.prepareStatement(AGE)) {
            while (!enough) {
                try (var row = statement.executeQuery()) {
                    row.next();
                    ages.recordValue(Math.max(0, row.getLong(1)));
                }
                LockSupport.parkNanos(EVERY_MS * 1_000_000);
            }
            looked.complete(ages);
        } catch (SQLException e) {
            looked.completeExceptionally(e);
        }
    }

    /** Ends the looking. Microseconds. */
    Histogram ages() {
        enough = true;
        return looked.join();
    }

    @Override
    public void close() throws SQLException {
        enough = true;
        connection.close();
    }
}
