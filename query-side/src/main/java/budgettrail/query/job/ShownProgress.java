package budgettrail.query.job;

import budgettrail.log.job.Progress;
import budgettrail.query.page.ShownMoment;
import org.jspecify.annotations.Nullable;

/**
 * How far a work has come, as a page tells it; moments are those of Shanghai.
 *
 * @param most what the bar counts up to; never nothing
 */
public record ShownProgress(
        String state,
        boolean running,
        long done,
        long goal,
        long most,
        long factsPerSecond,
        @Nullable Long remainingSeconds,
        String startedBy,
        String startedAt,
        @Nullable String endedAt,
        @Nullable String cancelledBy,
        @Nullable String pausedBy,
        @Nullable String pausedAt) {
    private static final int HUNDRED = 100;

    public static ShownProgress of(Progress it) {
        return of(it, it.remainingSeconds());
    }

    /** The same of one that does more than what is counted. */
    public static ShownProgress of(Progress it, @Nullable Long remainingSeconds) {
        var pause = it.pause();
        return new ShownProgress(
                it.state().name(),
                it.running(),
                it.done(),
                it.goal(),
                Math.max(1, it.goal()),
                it.factsPerSecond(),
                remainingSeconds,
                it.startedBy(),
                ShownMoment.of(it.startedAt()),
                ShownMoment.ofAny(it.endedAt()),
                it.cancelledBy(),
                pause == null ? null : pause.by(),
                pause == null ? null : ShownMoment.of(pause.since()));
    }

    public boolean paused() {
        return pausedAt != null;
    }

    /** How much of it is done. */
    public long percent() {
        return Math.min(HUNDRED, Math.max(0, done) * HUNDRED / most);
    }
}
