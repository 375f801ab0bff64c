package budgettrail.standalone;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * A server that is being started: it is up, or dead, whichever comes first. The library itself
 * would wait for a dead one as long as for a slow one.
 */
final class Starting {
    private static final long LOOK_EVERY_MS = 100;

    private final EmbeddedPostgres.Builder server;

    Starting(EmbeddedPostgres.Builder server) {
        this.server = server;
    }

    /**
     * The server, once it is up.
     *
     * @throws IllegalStateException if it died
     */
    EmbeddedPostgres unless(BooleanSupplier dead) throws IOException {
        var starting = new FutureTask<>(server::start);
        var thread = Thread.ofPlatform().daemon().name("postgres-start").start(starting);
        while (true) {
            try {
                return starting.get(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                if (dead.getAsBoolean()) {
                    thread.interrupt();
                    throw new IllegalStateException("It ended while it was starting");
                }
            } catch (ExecutionException failed) {
                throw thrown(Objects.requireNonNull(failed.getCause()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("Interrupted while PostgreSQL starts");
            }
        }
    }

    private static IOException thrown(Throwable cause) {
        return switch (cause) {
            case RuntimeException bug -> throw bug;
            case IOException io -> io;
            default -> new IOException(cause);
        };
    }
}
