package budgettrail.query.rebuild;

import budgettrail.log.job.Stopped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Breaks off what is asked of the database as soon as the node stops. */
final class UntilStop {
    private static final Logger LOG = LoggerFactory.getLogger(UntilStop.class);
    private static final int LOOK_EVERY_MS = 100;

    private final BooleanSupplier stopping;

    /**
     * @param stopping whether this node is about to stop
     */
    UntilStop(BooleanSupplier stopping) {
        this.stopping = stopping;
    }

    /**
     * Nothing else is asked on the connection meanwhile.
     *
     * @throws Stopped if the node stops
     */
    <T> T ask(Connection connection, Remaking.Work<T> work) throws SQLException {
        requireNode();
        var over = new CountDownLatch(1);
        var watch =
                Thread.ofPlatform()
                        .name("until-stop")
                        .daemon()
                        .start(() -> watch(connection, over));
        try {
            return work.on(connection);
        } catch (SQLException | RuntimeException e) {
            requireNode();
            throw e;
        } finally {
            over.countDown();
            await(watch); // Else it could break off what is asked next.
        }
    }

    private void requireNode() {
        if (stopping.getAsBoolean()) {
            throw new Stopped();
        }
    }

    private void watch(Connection connection, CountDownLatch over) {
        try {
            while (!over.await(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
                if (stopping.getAsBoolean()) {
                    connection.unwrap(PGConnection.class).cancelQuery();
                }
            }
        } catch (SQLException e) {
            LOG.warn("The database could not be asked to break off", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(Thread watch) {
        try {
            watch.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
