package budgettrail.log.axon;

import budgettrail.log.EventLog;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
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

    /** How often it is looked for what another node recorded, while facts come. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    /** The same in a quiet time: it takes so long at most until the first fact after it is seen. */
    private static final Duration LOOK_AT_LEAST_EVERY = Duration.ofMillis(200);

    /** The next look comes after a part of the time that was quiet so far. */
    private static final int PART = 20;

    /** How long a reader that has caught up lets facts gather. */
    private static final Duration REST = Duration.ofMillis(10);

    private final EventLog log;
    private final EventStorageEngine engine;
    private final Duration rest;
    private final Set<LogStream> streams = ConcurrentHashMap.newKeySet();
    private final Thread watcher;
    private long newest;
    private volatile long grownAt = System.nanoTime();
    private volatile boolean dozing;
    private volatile boolean closed;

    public LogSource(EventLog log, EventStorageEngine engine) {
        this(log, engine, REST);
    }

    LogSource(EventLog log, EventStorageEngine engine, Duration rest) {
        this.log = log;
        this.engine = engine;
        this.rest = rest;
        this.watcher = Thread.ofPlatform().name("event-log-watcher").daemon().start(this::watch);
        log.whenGrown(this::grown);
    }

    private void grown(int facts) {
        grownAt = System.nanoTime();
        if (dozing) {
            LockSupport.unpark(watcher); // A reader that rests now is to be told again soon.
        }
        if (facts >= EventLog.BULK) {
            streams.forEach(LogStream::gather);
        }
        streams.forEach(LogStream::grown);
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

    private void watch() {
        while (!closed) {
            try {
                look();
            } catch (RuntimeException | Error e) { // Else nobody would look again.
                LOG.error("The log was not looked at; it is again", e);
            }
            dozing = true; // Before it is asked how long: what comes in between wakes, too.
            var wait = untilNextLook();
            dozing = wait > LOOK_EVERY.toNanos();
            LockSupport.parkNanos(wait);
            dozing = false;
        }
    }

    private long untilNextLook() {
        var quiet = System.nanoTime() - grownAt;
        return Math.clamp(quiet / PART, LOOK_EVERY.toNanos(), LOOK_AT_LEAST_EVERY.toNanos());
    }

    /**
     * The database is asked only for those who have read all that this process knows of. Where the
     * log cannot be read, the readers find out themselves, and say so.
     */
    private void look() {
        try {
            for (var stream : streams) {
                var reached = log.reachedAfter(stream.position());
                if (reached > newest) { // The reader may have found it before.
                    newest = reached;
                    grownAt = System.nanoTime();
                }
                if (reached > stream.position()) {
                    stream.grown();
                }
            }
        } catch (RuntimeException e) {
            LOG.debug("The log cannot be looked at", e);
            streams.forEach(LogStream::grown);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(watcher);
    }
}
