package budgettrail.log.job;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Tells now and then how far a work has come, and rests if it is asked to. Of one thread. */
public final class Telling {
    private static final long EVERY = Duration.ofMillis(500).toNanos();
    private static final long REST = Duration.ofMillis(200).toNanos();

    /** Writes down how far it is, and hears what is asked. */
    @FunctionalInterface
    public interface Told {
        Asked at(long position);
    }

    private final BooleanSupplier stopping;
    private final Told told;
    private long last = System.nanoTime() - EVERY;

    /**
     * @param stopping whether this node is about to stop
     */
    public Telling(BooleanSupplier stopping, Told told) {
        this.stopping = stopping;
        this.told = told;
    }

    /**
     * Returns when it is to go on.
     *
     * @throws Cancelled if it is to end here
     * @throws Stopped if the node stops
     */
    public void tell(long position) {
        requireNode();
        if (System.nanoTime() - last > EVERY) {
            while (paused(position)) {
                LockSupport.parkNanos(REST);
                requireNode();
            }
            last = System.nanoTime();
        }
    }

    private boolean paused(long position) {
        return switch (told.at(position)) {
            case NOTHING -> false;
            case PAUSE -> true;
            case END -> throw new Cancelled();
        };
    }

    private void requireNode() {
        if (stopping.getAsBoolean()) {
            throw new Stopped();
        }
    }
}
