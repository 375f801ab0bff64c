package budgettrail.query.projection;

import java.time.Duration;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * Whether the figures follow the log, and how far behind they are. To be behind is no fault, and is
 * only said; a fault is a processor that has stopped, fails or does not come on, a fact that it
 * cannot decode, a claim that no node holds, and views that hold more than the log.
 */
@Component("figures")
final class ProjectionHealth extends AbstractHealthIndicator {
    /** A node that takes a claim over waits some seconds for its holder. */
    private static final Duration UNCLAIMED_LASTS = Duration.ofMinutes(1);

    /** A batch takes less than a second, but a database may be slow. */
    private static final Duration STANDS_STILL = Duration.ofMinutes(1);

    private final EventProcessingConfiguration processors;
    private final Projection projection;
    private final Lookout lookout;

    ProjectionHealth(
            EventProcessingConfiguration processors, Projection projection, Lookout lookout) {
        super("The views could not be read");
        this.processors = processors;
        this.projection = projection;
        this.lookout = lookout;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var processor = processor();
        var segments = processor.processingStatus().values();
        health.up()
                .withDetail("running", processor.isRunning())
                .withDetail("claimedHere", !segments.isEmpty());
        segments.stream()
                .filter(EventTrackerStatus::isErrorState)
                .findFirst()
                .ifPresent(status -> health.down(status.getError()));
        if (!processor.isRunning()) {
            health.down();
        }
        var seen = lookout.look();
        // Between its tries a processor looks well.
        projection.trouble(seen.position()).ifPresent(health::down);
        add(health, seen, segments.isEmpty());
    }

    private static void add(Health.Builder health, Following seen, boolean elsewhere) {
        health.withDetail("head", seen.head())
                .withDetail("position", seen.position())
                .withDetail("lag", seen.lag())
                .withDetail("lagMillis", seen.lagMillis())
                .withDetail("parkedFacts", seen.parked());
        var claim = seen.claim();
        if (claim != null && claim.owner() != null) {
            health.withDetail("claimedBy", claim.owner());
        }
        if (elsewhere && seen.lag() > 0 && seen.abandoned(UNCLAIMED_LASTS)) {
            health.down().withDetail("claim", "No node follows the log");
        }
        if (seen.standStill(STANDS_STILL)) {
            var since = seen.looked().minus(seen.waits());
            health.down().withDetail("standsStillSince", since.toString());
        }
        if (seen.obstacle() != null) {
            health.down().withDetail("obstacle", seen.obstacle());
        }
        if (seen.ahead()) {
            health.down().withDetail("views", "They hold facts that the log does not");
        }
    }

    private StreamingEventProcessor processor() {
        return processors
                .eventProcessor(Projection.NAME, StreamingEventProcessor.class)
                .orElseThrow();
    }
}
