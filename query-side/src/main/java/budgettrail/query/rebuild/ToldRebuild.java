package budgettrail.query.rebuild;

import budgettrail.log.job.Progress;
import budgettrail.log.job.Watched;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the running or the last rebuild has come, and what it made otherwise.
 *
 * @param differences in how many balances it differs from what was live; none: not compared
 * @param first the first of them
 */
record ToldRebuild(Progress progress, @Nullable Long differences, List<Difference> first)
        implements Watched<ToldRebuild> {
    @Override
    public ToldRebuild with(Progress other) {
        return new ToldRebuild(other, differences, first);
    }
}
