package budgettrail.query.rebuild;

import budgettrail.log.job.Progress.State;
import budgettrail.query.job.ShownProgress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild as the page tells it.
 *
 * @param live whether what it made is live: from then on it can be neither ended nor paused
 * @param differences in how many balances the figures are others than before; none: nobody knows
 * @param first the first of them
 */
public record ShownRebuild(
        ShownProgress progress,
        boolean live,
        @Nullable Long differences,
        List<ShownDifference> first) {
    static ShownRebuild of(ToldRebuild it) {
        return new ShownRebuild(
                ShownProgress.of(it.progress()),
                it.live(),
                it.differences(),
                it.first().stream().map(ShownDifference::of).toList());
    }

    public boolean running() {
        return progress.running();
    }

    /** Whether the figures are the ones from before. */
    public boolean same() {
        return !running() && differences != null && differences == 0;
    }

    public boolean differs() {
        return !running() && differences != null && differences > 0;
    }

    /** Whether new figures are live, and nobody knows whether they are the ones from before. */
    public boolean unknown() {
        return progress.state().equals(State.DONE.name()) && differences == null;
    }
}
