package budgettrail.log.watch;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A look at something that costs a query. Whoever looks again within a second sees what the last
 * one saw, and only one looks at a time, so that no crowd of onlookers is a load.
 */
public final class Glance<T> implements Supplier<T> {
    private static final long LASTS = Duration.ofSeconds(1).toNanos();

    private record Seen<T>(T what, long at) {}

    private final Supplier<T> look;
    private @Nullable Seen<T> seen;

    public Glance(Supplier<T> look) {
        this.look = look;
    }

    @Override
    public synchronized T get() {
        var last = seen;
        if (last == null || System.nanoTime() - last.at() > LASTS) {
            last = new Seen<>(look.get(), System.nanoTime());
            seen = last;
        }
        return last.what();
    }
}
