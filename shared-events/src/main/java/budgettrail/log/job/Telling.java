package budgettrail.log.job;

import budgettrail.log.LogUnavailable;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Tells now and then how far a work has come, and rests if it is asked to. Of one thread. */
public final class Telling {
    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);
    private static final long EVERY = Duration.ofMillis(500).toNanos();
    private static final long REST = Duration.ofMillis(200).toNanos();
    private static final long LONGEST_SILENCE = Duration.ofMinutes(1).toNanos();

    /** Writes down how far it is, and hears what is asked. */
    @FunctionalInterface
    public interface Told {
        Asked at(long position);
    }

    private final BooleanSupplier stopping;
    private final Told told;
    private final LongSupplier nanos;
    private Asked asked = Asked.NOTHING;
    private boolean failing;
    private long failingSince;
    private long last;

    /**
     * @param stopping whether this node is about to stop
     */
    public Telling(BooleanSupplier stopping, Told told) {
        this(stopping, told, System::nanoTime);
    }

    Telling(BooleanSupplier stopping, Told told, LongSupplier nanos) {
        this.stopping = stopping;
        this.told = told;
        this.nanos = nanos;
        this.last = nanos.getAsLong() - EVERY;
    }

    /**
     * Returns when it is to go on. While notes cannot be kept, what was asked last holds.
     *
     * @throws Cancelled if it is to end here
     * @throws Stopped if the node stops
     */
    public void tell(long position) {
        requireNode();
        if (nanos.getAsLong() - last > EVERY) {
            tellNow(position);
        }
    }

    /** The same, however short ago it was told. */
    public void tellNow(long position) {
        requireNode();
        while (paused(position)) {
            LockSupport.parkNanos(REST);
            requireNode();
        }
        last = nanos.getAsLong();
    }

    private boolean paused(long position) {
        hear(position);
        return switch (asked) {
            case NOTHING -> false;
            case PAUSE -> true;
            case END -> throw new Cancelled();
        };
    }

    private void hear(long position) {
        try {
            asked = told.at(position);
            failing = false;
        } catch (DataAccessException | LogUnavailable e) {
            if (!failing) {
                failing = true;
                failingSince = nanos.getAsLong();
                LOG.warn("A work could not tell how far it is, and goes on", e);
            } else if (nanos.getAsLong() - failingSince >= LONGEST_SILENCE) {
                throw e;
            }
        }
    }

    private void requireNode() {
        if (stopping.getAsBoolean()) {
            throw new Stopped();
        }
    }
}
