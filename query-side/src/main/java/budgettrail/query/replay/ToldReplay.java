package budgettrail.query.replay;

import budgettrail.log.job.Progress;
import budgettrail.log.job.Watched;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the running or a past replay has come, and what differed.
 *
 * @param knownAt up to when, as it was asked; none: everything that was known when it began
 * @param upTo the last fact that counts
 * @param differences how many there are; none: it was not compared
 * @param first the first of them
 */
record ToldReplay(
        Progress progress,
        Extent extent,
        @Nullable String knownAt,
        long upTo,
        Phase phase,
        @Nullable Long differences,
        List<Drift> first)
        implements Watched<ToldReplay> {

    /** What it does, one after the other. The names are stored. */
    enum Phase {
        POSTING,
        COMPARING,
        CLEARING
    }

    @Override
    public ToldReplay with(Progress other) {
        return new ToldReplay(other, extent, knownAt, upTo, phase, differences, first);
    }

    /** Only facts that are posted are counted: nobody knows how long a comparison takes. */
    @Nullable Long remainingSeconds() {
        return phase == Phase.POSTING ? progress.remainingSeconds() : null;
    }
}
