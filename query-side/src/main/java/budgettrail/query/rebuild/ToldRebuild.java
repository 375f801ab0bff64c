package budgettrail.query.rebuild;

import budgettrail.log.job.Progress;
import budgettrail.log.job.Progress.State;
import budgettrail.log.job.Watched;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the running or the last rebuild has come, and what it made otherwise.
 *
 * @param live whether what it made is live, which nobody can undo
 * @param differences in how many balances it differs from what was live; none: not compared
 * @param first the first of them
 */
record ToldRebuild(
        Progress progress, boolean live, @Nullable Long differences, List<Difference> first)
        implements Watched<ToldRebuild> {
    @Override
    public ToldRebuild with(Progress other) {
        return new ToldRebuild(live ? other.in(State.DONE) : other, live, differences, first);
    }
}
