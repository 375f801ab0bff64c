package budgettrail.log.axon;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/** One reader's place in the log. What cannot be read is thrown at the reader. */
final class LogStream implements BlockingStream<TrackedEventMessage<?>> {
    /** Most messages held ready. */
    private static final int PAGE = 1_000;

    /**
     * How long a reader that has caught up rests after it read something: what comes in that time
     * is handled together. The first fact after a quiet time is read at once.
     */
    private static final long REST = TimeUnit.MILLISECONDS.toNanos(10);

    private final EventStorageEngine engine;
    private final Consumer<LogStream> closing;
    private final Queue<TrackedEventMessage<?>> ready = new ArrayDeque<>();
    private final ReentrantLock waiting = new ReentrantLock();
    private final Condition news = waiting.newCondition();
    private @Nullable TrackingToken last;
    private volatile long position;
    private volatile long restsUntil = System.nanoTime();
    private volatile @Nullable Runnable listener;
    private volatile boolean closed;

    LogStream(
            EventStorageEngine engine, @Nullable TrackingToken last, Consumer<LogStream> closing) {
        this.engine = engine;
        this.last = last;
        this.position = position(last);
        this.closing = closing;
    }

    private static long position(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElse(0);
    }

    /** Up to where the log was read. */
    long position() {
        return position;
    }

    /** There may be more to read. Whoever rests is told again, as long as it has not read it. */
    void grown() {
        if (rests()) {
            return;
        }
        var told = listener;
        if (told != null) {
            told.run();
        }
        waiting.lock();
        try {
            news.signalAll();
        } finally {
            waiting.unlock();
        }
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return fill() ? Optional.ofNullable(ready.peek()) : Optional.empty();
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        var left = unit.toNanos(timeout);
        waiting.lockInterruptibly();
        try {
            while (!fill() && left > 0 && !closed) {
                left = news.awaitNanos(left);
            }
        } finally {
            waiting.unlock();
        }
        return !ready.isEmpty();
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(1, TimeUnit.SECONDS)) {
            if (closed) {
                throw new IllegalStateException("The stream was closed");
            }
        }
        return ready.remove();
    }

    private boolean rests() {
        return restsUntil - System.nanoTime() > 0;
    }

    private boolean fill() {
        if (ready.isEmpty() && !rests()) {
            try (var page = engine.readEvents(last, false)) {
                page.limit(PAGE).forEach(ready::add);
            }
            for (var message : ready) {
                last = message.trackingToken();
            }
            position = position(last);
            if (!ready.isEmpty() && ready.size() < PAGE) {
                restsUntil = System.nanoTime() + REST;
            }
        }
        return !ready.isEmpty();
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        listener = callback;
        return true;
    }

    @Override
    public void close() {
        closed = true;
        closing.accept(this);
        restsUntil = System.nanoTime();
        grown();
    }
}
