package budgettrail.log.seal;

import budgettrail.log.job.EachNight;
import java.time.Clock;
import java.time.LocalTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies the whole log each night. Of several nodes the first one does; what it finds is told by
 * the health, the metrics and the page of the audit.
 */
final class NightlyVerification implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NightlyVerification.class);

    /** In the treasury's night, after backups have usually begun. */
    private static final LocalTime AT = LocalTime.of(2, 30);

    private static final String NOBODY = "system";

    private final Verifications verifications;
    private final EachNight nights;

    NightlyVerification(Verifications verifications, Clock clock) {
        this.verifications = verifications;
        this.nights = new EachNight("nightly-verification", AT, clock, this::verify);
    }

    /** From now on. */
    void start() {
        nights.start();
    }

    private void verify() {
        if (!verifications.start(NOBODY, 0)) {
            LOG.info("Another verification is running: that of this night is left out");
        }
    }

    @Override
    public void close() {
        nights.close();
    }
}
