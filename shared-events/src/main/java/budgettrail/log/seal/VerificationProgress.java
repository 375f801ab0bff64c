package budgettrail.log.seal;

import budgettrail.log.job.Progress;
import budgettrail.log.job.Watched;
import java.util.List;

/**
 * How far the running or the last verification has come, and what it found.
 *
 * @param progress counted from the position behind which it recomputes
 * @param after that position
 * @param sealed how many facts the newest head covered when it began
 * @param faults how many were found
 * @param first the first of them, in the order of their positions
 */
public record VerificationProgress(
        Progress progress, long after, long sealed, long faults, List<Fault> first)
        implements Watched<VerificationProgress> {

    public VerificationProgress {
        first = List.copyOf(first);
    }

    @Override
    public VerificationProgress with(Progress other) {
        return new VerificationProgress(other, after, sealed, faults, first);
    }

    /** As far as it has come. */
    public long position() {
        return after + progress.done();
    }

    /** As far as it goes. */
    public long goal() {
        return after + progress.goal();
    }

    /** How many facts were compared with their seal. */
    public long compared() {
        return Math.max(0, Math.min(position(), sealed) - after);
    }

    /**
     * Whether it came to its end and found nothing. One that compared nothing has not, unless
     * nothing was ever sealed.
     */
    public boolean passed() {
        return state() == Progress.State.DONE && faults == 0 && (compared() > 0 || sealed == 0);
    }
}
