package budgettrail.faults;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Looks again and again until something has come true, for a bounded time. */
final class Patience {
    private static final Duration LOOK_EVERY = Duration.ofMillis(5);

    private Patience() {}

    /** Fails with the words if it does not come true in time. */
    static void until(BooleanSupplier happened, Duration atMost, String what) {
        var end = System.nanoTime() + atMost.toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not within " + atMost + ": " + what);
            }
            pause(LOOK_EVERY);
        }
    }

    /** Between two tries: whoever asks at once again asks the same question. */
    static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
