package budgettrail.command.importing;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/**
 * Goes on with imports that were cut off, here or on a node that is gone, beside the requests that
 * come in: once the application is ready, and again and again while it runs.
 */
final class Resumption implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Resumption.class);

    private final Importing importing;
    private final Duration every;
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("imports").daemon().factory());

    Resumption(Importing importing, Duration every) {
        this.importing = importing;
        this.every = every;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        looks.scheduleWithFixedDelay(this::look, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            importing.resume();
        } catch (RuntimeException | Error e) { // Else nobody would look again.
            LOG.error("Imports that were cut off could not be looked for", e);
        }
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
