package budgettrail.query.audit;

import budgettrail.log.seal.VerificationProgress;
import budgettrail.query.job.ShownProgress;
import java.util.List;

/**
 * A verification as the page tells it.
 *
 * @param progress counted from where it began
 * @param compared how many facts were compared with their seal
 * @param unsealed how many were not, because they were not sealed yet
 * @param first the first faults; none while it is running
 */
public record ShownVerification(
        ShownProgress progress,
        boolean passed,
        long compared,
        long unsealed,
        long faults,
        List<ShownFault> first) {

    static ShownVerification of(VerificationProgress it, List<ShownFault> first) {
        var reached = Math.max(it.position(), it.after());
        return new ShownVerification(
                ShownProgress.of(it.progress()),
                it.passed(),
                it.compared(),
                Math.max(0, reached - Math.max(it.sealed(), it.after())),
                it.faults(),
                List.copyOf(first));
    }

    public boolean running() {
        return progress.running();
    }
}
