package budgettrail.standalone;

import budgettrail.log.DatabaseAccess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of our own, on the loopback only, whose data survives everything this process can
 * die of. Should the server itself die, it is started again on the same port.
 */
final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration TO_START = Duration.ofMinutes(2); // besides its recovery
    private static final long LOOK_EVERY_MS = 250;
    private static final long LONGEST_PAUSE_MS = 8_000;
    private static final int ANY_FREE_PORT = 0;

    private final FolderLock lock;
    private final Cluster cluster;
    private final DatabaseAccess access;
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("postgres-watch").factory());
    private EmbeddedPostgres server;
    private long pauseMillis = LOOK_EVERY_MS;
    private String trouble = "";
    private boolean closed;

    private EmbeddedDatabase(FolderLock lock, Cluster cluster) throws IOException, SQLException {
        this.lock = lock;
        this.cluster = cluster;
        this.server = cluster.start(ANY_FREE_PORT, TO_START);
        try {
            this.access = cluster.prepare(server.getPort());
        } catch (SQLException | RuntimeException e) {
            server.close();
            throw e;
        }
        watch.schedule(this::watch, pauseMillis, TimeUnit.MILLISECONDS);
    }

    /**
     * Starts it on the data in a folder, and makes the data first where there are none.
     *
     * @param folder where data and passwords are
     * @param binaries where the programs of PostgreSQL are unpacked to
     */
    static EmbeddedDatabase start(Path folder, Path binaries) throws IOException, SQLException {
        var lock = FolderLock.take(folder);
        try {
            var cluster = Cluster.open(folder, binaries);
            try {
                return new EmbeddedDatabase(lock, cluster);
            } catch (IOException | SQLException | RuntimeException e) {
                cluster.end();
                throw e;
            }
        } catch (IOException | SQLException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    DatabaseAccess access() {
        return access;
    }

    /** Stops the server as an administrator would, and gives the folder back. */
    @Override
    public void close() throws IOException {
        watch.shutdownNow(); // It may be waiting for a long recovery.
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            server.close();
            cluster.end();
            lock.close();
        }
    }

    private void watch() {
        revive();
        if (!watch.isShutdown()) {
            watch.schedule(this::watch, pauseMillis, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void revive() {
        try {
            if (!closed && !cluster.isRunning()) {
                startAgain();
            }
            pauseMillis = LOOK_EVERY_MS;
            trouble = "";
        } catch (IOException | RuntimeException | Error e) {
            // Looked at again in a moment; until then every request fails and says so.
            tell(e);
            pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MS);
        }
    }

    private void startAgain() throws IOException {
        if (trouble.isEmpty()) {
            LOG.error("PostgreSQL has died: starting it again on the same port");
        }
        var port = server.getPort();
        server.close();
        cluster.end();
        server = cluster.start(port, TO_START);
        LOG.info("PostgreSQL is up again");
    }

    /** It fails over and over: each reason is told once. */
    private void tell(Throwable failed) {
        var reason = String.valueOf(failed.getMessage());
        if (!watch.isShutdown() && !reason.equals(trouble)) {
            trouble = reason;
            LOG.error("PostgreSQL does not start", failed);
        }
    }
}
