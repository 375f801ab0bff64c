package budgettrail.query.projection;

import budgettrail.log.UndecodableFact;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Lets the processor try again as soon as the database answers. After a failure it would wait by
 * itself, each time twice as long, up to a minute, and the figures would stand still after the
 * outage is over.
 */
@Component
final class Retrying implements SmartInitializingSingleton, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Retrying.class);
    private static final int SEGMENT = 0;
    private static final int AT_ONCE_MS = 1;

    private final EventProcessingConfiguration processors;
    private final Projection projection;
    private final Lookout lookout;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("projection-retrying").daemon().factory());

    Retrying(EventProcessingConfiguration processors, Projection projection, Lookout lookout) {
        this.processors = processors;
        this.projection = projection;
        this.lookout = lookout;
    }

    @Override
    public void afterSingletonsInstantiated() {
        clock.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            processors
                    .eventProcessor(Projection.NAME, StreamingEventProcessor.class)
                    .filter(StreamingEventProcessor::isRunning)
                    .filter(this::waits)
                    .filter(_ -> lookout.look().lag() > 0)
                    .ifPresent(it -> it.releaseSegment(SEGMENT, AT_ONCE_MS, TimeUnit.MILLISECONDS));
        } catch (RuntimeException away) {
            LOG.debug("The views cannot be looked at yet", away);
        }
    }

    /** A fact that cannot be decoded now cannot be decoded a second later either. */
    private boolean waits(StreamingEventProcessor processor) {
        var trouble = projection.trouble().orElse(null);
        var segments = processor.processingStatus().values();
        return !(trouble instanceof UndecodableFact)
                && (trouble != null
                        || segments.isEmpty()
                        || segments.stream().anyMatch(EventTrackerStatus::isErrorState));
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
