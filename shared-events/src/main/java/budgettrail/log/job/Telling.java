package budgettrail.log.job;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Tells now and then how far a work has come. Of one thread. */
public final class Telling {
    private static final long EVERY = Duration.ofMillis(500).toNanos();

    /** Writes down how far it is; the answer is whether somebody asked for its end. */
    @FunctionalInterface
    public interface Told {
        boolean at(long position);
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
     * @throws Cancelled if it is to end here
     */
    public void tell(long position) {
        if (stopping.getAsBoolean()) {
            throw new Cancelled();
        }
        var now = System.nanoTime();
        if (now - last > EVERY) {
            last = now;
            if (told.at(position)) {
                throw new Cancelled();
            }
        }
    }
}
