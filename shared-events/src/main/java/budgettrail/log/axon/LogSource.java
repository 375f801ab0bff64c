package budgettrail.log.axon;

import budgettrail.log.EventLog;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log for those who follow it. They are told at once of what this process recorded, and within
 * a blink of what others did. (The stream of Axon's own store tells nobody: its readers sleep half
 * a second whenever there is nothing to read.)
 */
public final class LogSource
        implements StreamableMessageSource<TrackedEventMessage<?>>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogSource.class);

    /** How long it takes at most until what another node recorded is seen. */
    private static final long LOOK_EVERY_MS = 20;

    /** How long a reader that has caught up lets facts gather. */
    private static final Duration REST = Duration.ofMillis(10);

    private final EventLog log;
    private final EventStorageEngine engine;
    private final Duration rest;
    private final Set<LogStream> streams = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService watcher =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("event-log-watcher").daemon().factory());

    public LogSource(EventLog log, EventStorageEngine engine) {
        this(log, engine, REST);
    }

    LogSource(EventLog log, EventStorageEngine engine, Duration rest) {
        this.log = log;
        this.engine = engine;
        this.rest = rest;
        log.whenGrown(() -> streams.forEach(LogStream::grown));
        watcher.scheduleWithFixedDelay(
                this::look, LOOK_EVERY_MS, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        var stream = new LogStream(log, token, rest.toNanos(), streams::remove);
        streams.add(stream);
        return stream;
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return engine.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return engine.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant moment) {
        return engine.createTokenAt(moment);
    }

    /**
     * The database is asked only for those who have read all that this process knows of. Where the
     * log cannot be read, the readers find out themselves, and say so.
     */
    private void look() {
        try {
            streams.stream()
                    .filter(it -> log.reachedAfter(it.position()) > it.position())
                    .forEach(LogStream::grown);
        } catch (RuntimeException e) {
            LOG.debug("The log cannot be looked at", e);
            streams.forEach(LogStream::grown);
        }
    }

    @Override
    public void close() {
        watcher.shutdownNow();
    }
}
