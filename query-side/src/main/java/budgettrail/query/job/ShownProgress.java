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
        @Nullable String cancelledBy) {
    public static ShownProgress of(Progress it) {
        return new ShownProgress(
                it.state().name(),
                it.running(),
                it.done(),
                it.goal(),
                Math.max(1, it.goal()),
                it.factsPerSecond(),
                it.remainingSeconds(),
                it.startedBy(),
                ShownMoment.of(it.startedAt()),
                ShownMoment.ofAny(it.endedAt()),
                it.cancelledBy());
    }
}
