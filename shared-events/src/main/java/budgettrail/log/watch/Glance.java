package budgettrail.log.watch;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A look at something that costs a query. Whoever looks again within a second sees what the last
 * one saw, or fails as it did, and only one looks at a time, so that no crowd of onlookers is a
 * load, and none waits for the same failure once more.
 */
public final class Glance<T> implements Supplier<T> {
    private static final long LASTS = Duration.ofSeconds(1).toNanos();

    private record Seen<T>(Supplier<T> outcome, long at) {}

    private final Supplier<T> look;
    private @Nullable Seen<T> seen;

    public Glance(Supplier<T> look) {
        this.look = look;
    }

    @Override
    public synchronized T get() {
        var last = seen;
        if (last == null || System.nanoTime() - last.at() > LASTS) {
            last = new Seen<>(outcome(), System.nanoTime());
            seen = last;
        }
        return last.outcome().get();
    }

    private Supplier<T> outcome() {
        try {
            var what = look.get();
            return () -> what;
        } catch (RuntimeException failure) {
            return () -> {
                throw failure;
            };
        }
    }
}
