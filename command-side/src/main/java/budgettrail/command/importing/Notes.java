package budgettrail.command.importing;

import java.time.Duration;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/**
 * Notes of how far something is: its first step is noted, and then some steps a second. Nobody
 * reads faster, and each note is written to the database.
 */
final class Notes implements IntConsumer {
    private static final long APART = Duration.ofMillis(250).toNanos();

    private final IntConsumer taker;
    private final LongSupplier nanos;
    private boolean begun;
    private long last;

    /**
     * @param taker is given those that are noted
     */
    Notes(IntConsumer taker) {
        this(taker, System::nanoTime);
    }

    /** The same by another clock, which counts nanoseconds. */
    Notes(IntConsumer taker, LongSupplier nanos) {
        this.taker = taker;
        this.nanos = nanos;
    }

    @Override
    public void accept(int step) {
        var now = nanos.getAsLong();
        if (!begun || now - last >= APART) {
            begun = true;
            last = now;
            taker.accept(step);
        }
    }
}
