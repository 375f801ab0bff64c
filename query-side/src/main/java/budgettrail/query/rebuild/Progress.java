package budgettrail.query.rebuild;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the running or the last rebuild has come.
 *
 * @param job counts up from rebuild to rebuild
 * @param position how many facts are posted
 * @param goal how many there were when this was written
 * @param toldAt when this was written
 * @param cancelledBy who asked for its end
 * @param differences in how many balances it differs from what was live; none: not compared
 * @param first the first of them
 */
record Progress(
        long job,
        State state,
        long position,
        long goal,
        String startedBy,
        Instant startedAt,
        Instant toldAt,
        @Nullable Instant endedAt,
        @Nullable String cancelledBy,
        @Nullable Long differences,
        List<Difference> first) {
    private static final long SECOND = 1_000;

    enum State {
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    /** The same of a rebuild whose node is gone. */
    Progress lost() {
        return new Progress(
                job,
                State.FAILED,
                position,
                goal,
                startedBy,
                startedAt,
                toldAt,
                toldAt,
                cancelledBy,
                differences,
                first);
    }

    /** The same with the first differences. */
    Progress with(List<Difference> found) {
        return new Progress(
                job,
                state,
                position,
                goal,
                startedBy,
                startedAt,
                toldAt,
                endedAt,
                cancelledBy,
                differences,
                found);
    }

    public boolean running() {
        return state == State.RUNNING;
    }

    /** How many are posted in a second, from the beginning on. */
    public long factsPerSecond() {
        return position * SECOND / Math.max(1, Duration.between(startedAt, toldAt).toMillis());
    }

    /** How long it takes from now on if it goes on like this; none: nobody knows, or it is over. */
    public @Nullable Long remainingSeconds() {
        var speed = factsPerSecond();
        return running() && speed > 0 ? Math.ceilDiv(Math.max(0, goal - position), speed) : null;
    }
}
