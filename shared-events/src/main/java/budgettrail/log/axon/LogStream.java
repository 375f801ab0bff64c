package budgettrail.log.axon;

import budgettrail.log.EventLog;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** One reader's place in the log. It is told of many facts at once, not of each. */
final class LogStream implements BlockingStream<TrackedEventMessage<?>> {
    /** About so many facts are one piece of news, and what was recorded together with the last. */
    private static final int PIECE = 500;

    /** How many rests long facts that come in bulk are let gather. */
    private static final int GATHERING_RESTS = 10;

    private final EventLog log;
    private final long rest;
    private final long gathering;
    private final Consumer<LogStream> closing;

    /** One permit at most, more or less: there was news since the reader looked. */
    private final Semaphore news = new Semaphore(0);

    private @Nullable TrackedEventMessage<News> ready;
    private long reached;
    private volatile long position;
    private volatile long restsUntil = System.nanoTime();
    private volatile long gathersUntil = restsUntil;
    private volatile boolean gathers;
    private volatile @Nullable Runnable listener;
    private volatile boolean closed;

    /**
     * @param rest how long a reader that has caught up rests after it read something, in
     *     nanoseconds: what comes in that time is handled together. The first fact after a quiet
     *     time is read at once
     */
    LogStream(EventLog log, @Nullable TrackingToken last, long rest, Consumer<LogStream> closing) {
        this.log = log;
        this.rest = rest;
        this.gathering = GATHERING_RESTS * rest;
        this.position = last == null ? 0 : last.position().orElseThrow();
        this.closing = closing;
    }

    /** Up to where facts were handed over. */
    long position() {
        return position;
    }

    /**
     * Many facts have come at once, as those of a file do: what comes right behind them is handled
     * together with them. To change the same sums once for each chunk took longer than all chunks
     * together did.
     */
    void gather() {
        if (!gathers) { // Nothing waits longer for what comes behind it.
            gathers = true;
            gathersUntil = System.nanoTime() + gathering;
        }
    }

    /**
     * There may be more to read. Whoever rests is told again, as long as it has not read it. It
     * waits for nobody: payments wait for whoever tells, and a reader for the database.
     */
    void grown() {
        if (rests()) {
            return;
        }
        var told = listener;
        if (told != null) {
            told.run();
        }
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return fill() ? Optional.ofNullable(ready) : Optional.empty();
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        var end = System.nanoTime() + unit.toNanos(timeout);
        for (var left = unit.toNanos(timeout); !fill() && left > 0 && !closed; ) {
            news.tryAcquire(left, TimeUnit.NANOSECONDS);
            news.drainPermits();
            left = end - System.nanoTime();
        }
        return ready != null;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(1, TimeUnit.SECONDS)) {
            if (closed) {
                throw new IllegalStateException("The stream was closed");
            }
        }
        var next = Objects.requireNonNull(ready);
        ready = null;
        return next;
    }

    private boolean rests() {
        var now = System.nanoTime();
        return restsUntil - now > 0 || gathersUntil - now > 0;
    }

    private boolean fill() {
        if (ready == null && reached <= position && !rests()) {
            reached = log.reachedAfter(position);
        }
        if (ready == null && reached > position) {
            var next = new News(position, end());
            ready = next.message();
            position = next.last();
            gathers = false;
            if (position == reached) {
                restsUntil = System.nanoTime() + rest;
            }
        }
        return ready != null;
    }

    /** No command is cut in two, as long as it is known where they end; how far is reached is. */
    private long end() {
        var far = position + PIECE;
        return far < reached ? Math.min(reached, log.endOfTransaction(far).orElse(far)) : reached;
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
        gathersUntil = restsUntil;
        grown();
    }
}
