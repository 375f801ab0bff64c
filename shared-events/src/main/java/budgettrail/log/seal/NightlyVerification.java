package budgettrail.log.seal;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies the whole log each night, when nobody asks for it. Of several nodes the first one does;
 * what it finds is told by the health, the metrics and the page of the audit.
 */
final class NightlyVerification implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NightlyVerification.class);

    /** In the treasury's night, after backups have usually begun. */
    private static final LocalTime AT = LocalTime.of(2, 30);

    private static final String NOBODY = "system";

    private final Verifications verifications;
    private final Clock clock;
    private final ScheduledExecutorService nights =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("nightly-verification").daemon().factory());

    NightlyVerification(Verifications verifications, Clock clock) {
        this.verifications = verifications;
        this.clock = clock;
    }

    /** From now on. */
    void start() {
        var wait = untilNext(ZonedDateTime.now(clock)).plusSeconds(1).toMillis();
        nights.schedule(this::verify, wait, TimeUnit.MILLISECONDS);
    }

    /** From this moment to the next night's. */
    static Duration untilNext(ZonedDateTime now) {
        var today = now.with(AT);
        return Duration.between(now, today.isAfter(now) ? today : now.plusDays(1).with(AT));
    }

    private void verify() {
        try {
            if (!verifications.start(NOBODY, 0)) {
                LOG.info("Another verification is running: that of this night is left out");
            }
        } catch (RuntimeException e) {
            LOG.error("The log could not be verified this night", e);
        } finally {
            start();
        }
    }

    @Override
    public void close() {
        nights.shutdownNow();
    }
}
