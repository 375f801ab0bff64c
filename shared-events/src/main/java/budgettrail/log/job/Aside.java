package budgettrail.log.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Where a work is done that nobody waits for; one at a time. */
public final class Aside implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final String name;
    private volatile boolean stopping;
    private volatile @Nullable Thread running;

    public Aside(String name) {
        this.name = name;
    }

    public void start(Runnable work) {
        running = Thread.ofPlatform().name(name).daemon().start(work);
    }

    /** Whether what is done here is to end. */
    public boolean stopping() {
        return stopping;
    }

    /** What is half done is done again, whenever somebody asks for it. */
    @Override
    public void close() {
        stopping = true;
        var aside = running;
        try {
            if (aside != null) {
                aside.join(GRACE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
