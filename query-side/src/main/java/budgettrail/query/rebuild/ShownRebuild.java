package budgettrail.query.rebuild;

import budgettrail.query.page.ShownMoment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild as the page tells it; moments are those of Shanghai.
 *
 * @param most what the bar counts up to; never nothing
 * @param differences in how many balances the figures are others than before; none: nobody knows
 * @param first the first of them
 */
public record ShownRebuild(
        String state,
        boolean running,
        long position,
        long goal,
        long most,
        long factsPerSecond,
        @Nullable Long remainingSeconds,
        String startedBy,
        String startedAt,
        @Nullable String endedAt,
        @Nullable String cancelledBy,
        @Nullable Long differences,
        List<ShownDifference> first) {
    static ShownRebuild of(Progress it) {
        return new ShownRebuild(
                it.state().name(),
                it.running(),
                it.position(),
                it.goal(),
                Math.max(1, it.goal()),
                it.factsPerSecond(),
                it.remainingSeconds(),
                it.startedBy(),
                ShownMoment.of(it.startedAt()),
                ShownMoment.ofAny(it.endedAt()),
                it.cancelledBy(),
                it.differences(),
                it.first().stream().map(ShownDifference::of).toList());
    }

    /** Whether the figures are the ones from before. */
    public boolean same() {
        return !running && differences != null && differences == 0;
    }

    public boolean differs() {
        return !running && differences != null && differences > 0;
    }

    /** Whether new figures are live, and nobody knows whether they are the ones from before. */
    public boolean unknown() {
        return state.equals(Progress.State.DONE.name()) && differences == null;
    }
}
