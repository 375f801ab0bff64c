package budgettrail.log.seal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the running or the last verification has come, and what it found.
 *
 * @param job counts up from one to the next
 * @param after it recomputes what stands behind this position
 * @param position as far as it has come
 * @param goal as far as it goes
 * @param sealed how many facts the newest head covered when it began
 * @param faults how many were found
 * @param first the first of them, in the order of their positions
 */
public record VerificationProgress(
        long job,
        State state,
        long after,
        long position,
        long goal,
        long sealed,
        String startedBy,
        Instant startedAt,
        Instant toldAt,
        @Nullable Instant endedAt,
        @Nullable String cancelledBy,
        long faults,
        List<Fault> first) {
    private static final long SECOND = 1_000;

    public VerificationProgress {
        first = List.copyOf(first);
    }

    /** What became of it. */
    public enum State {
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    /** The same of one whose node is gone. */
    VerificationProgress lost() {
        return new VerificationProgress(
                job,
                State.FAILED,
                after,
                position,
                goal,
                sealed,
                startedBy,
                startedAt,
                toldAt,
                toldAt,
                cancelledBy,
                faults,
                first);
    }

    public boolean running() {
        return state == State.RUNNING;
    }

    /** Whether it came to its end and found nothing. */
    public boolean passed() {
        return state == State.DONE && faults == 0;
    }

    /** How many facts are recomputed in a second, from the beginning on. */
    public long factsPerSecond() {
        var milliseconds = Math.max(1, Duration.between(startedAt, toldAt).toMillis());
        return (position - after) * SECOND / milliseconds;
    }

    /** How long it takes from now on if it goes on like this; none: nobody knows, or it is over. */
    public @Nullable Long remainingSeconds() {
        var speed = factsPerSecond();
        return running() && speed > 0 ? Math.ceilDiv(Math.max(0, goal - position), speed) : null;
    }
}
