package budgettrail.query.projection;

import budgettrail.log.UndecodableFact;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets the processor try again as soon as the database answers. After a failure it would wait by
 * itself, each time twice as long, up to a minute, and the figures would stand still after the
 * outage is over. A claim that nobody renews is taken from whoever holds it: by itself the
 * processor believes its stamp, and one that a wrong clock has set in the future would stop the
 * figures for as long as that clock was ahead. What a crash of the database has taken back is
 * followed again: views and token do not wait for the disk, and the processor keeps in its memory
 * where it was, so that the last facts would be missing until another one is recorded.
 */
@Component
final class Retrying implements SmartInitializingSingleton, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Retrying.class);
    private static final int SEGMENT = 0;
    private static final int AT_ONCE_MS = 1;

    /** Time enough to let go of it for a processor that is well, and knows of nothing. */
    private static final int TO_LET_GO_MS = 100;

    /** As long as the processor lets a claim last that it believes. */
    private static final Duration CLAIM_LASTS = Duration.ofSeconds(10);

    /** Only as it was seen: if its holder lives after all, it is another one by now. */
    private static final String TAKE_AWAY =
            """
            UPDATE query.token SET owner = NULL
            WHERE processor = :processor AND segment = :segment AND owner = :owner AND stamp = :stamp
            """;

    private static final String POSITION =
            "SELECT position FROM query.live JOIN query.generation USING (generation)";

    private final EventProcessingConfiguration processors;
    private final Projection projection;
    private final Lookout lookout;
    private final JdbcClient database;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("projection-retrying").daemon().factory());

    Retrying(
            EventProcessingConfiguration processors,
            Projection projection,
            Lookout lookout,
            @Qualifier("projectionDataSource") DataSource database) {
        this.processors = processors;
        this.projection = projection;
        this.lookout = lookout;
        this.database = JdbcClient.create(database);
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
                    .ifPresent(this::look);
        } catch (RuntimeException away) {
            LOG.debug("The views cannot be looked at yet", away);
        } catch (Error e) { // Else nobody would look again.
            LOG.error("The views were not looked at; they are again", e);
        }
    }

    /** A batch that is under way ends before the segment is let go of. */
    private void look(StreamingEventProcessor processor) {
        if (fellBack(processor)) {
            LOG.warn(
                    "The database has lost the last facts of the figures: they are followed again");
            processor.releaseSegment(SEGMENT, TO_LET_GO_MS, TimeUnit.MILLISECONDS);
        } else if (projection.failed() || !follows(processor)) {
            tryAgain(processor, lookout.look());
        }
    }

    /**
     * Whether the views do not hold what was written here. They are looked at after it is asked
     * what that is, so that they are at least as far, whoever writes meanwhile.
     */
    private boolean fellBack(StreamingEventProcessor processor) {
        return processor.processingStatus().values().stream()
                .flatMapToLong(status -> status.getCurrentPosition().stream())
                .anyMatch(written -> written > position());
    }

    private long position() {
        return database.sql(POSITION).query(Long.class).single();
    }

    /** A fact that cannot be decoded now cannot be decoded a second later either. */
    private void tryAgain(StreamingEventProcessor processor, Following seen) {
        var trouble = projection.trouble(seen.position());
        var waits = trouble.isPresent() || !follows(processor);
        if (seen.lag() == 0 || !waits || trouble.orElse(null) instanceof UndecodableFact) {
            return;
        }
        var claim = seen.claim();
        var elsewhere = processor.processingStatus().isEmpty();
        if (elsewhere && claim != null && seen.abandoned(CLAIM_LASTS)) {
            takeAway(claim);
        }
        processor.releaseSegment(SEGMENT, AT_ONCE_MS, TimeUnit.MILLISECONDS);
    }

    private static boolean follows(StreamingEventProcessor processor) {
        var segments = processor.processingStatus().values();
        return !segments.isEmpty() && segments.stream().noneMatch(EventTrackerStatus::isErrorState);
    }

    private void takeAway(Following.Claim claim) {
        var taken =
                database.sql(TAKE_AWAY)
                        .param("processor", Projection.NAME)
                        .param("segment", SEGMENT)
                        .param("owner", claim.owner())
                        .param("stamp", claim.stamp())
                        .update();
        if (taken > 0) {
            LOG.warn(
                    "{} does not renew its claim on the figures, stamped {}: it is taken from it",
                    claim.owner(),
                    claim.stamp());
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
