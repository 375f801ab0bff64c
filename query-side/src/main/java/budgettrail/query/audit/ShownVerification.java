package budgettrail.query.audit;

import budgettrail.log.seal.VerificationProgress;
import budgettrail.query.page.ShownMoment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A verification as the page tells it.
 *
 * @param most what the bar counts up to; never nothing
 * @param compared how many facts were compared with their seal
 * @param unsealed how many were not, because they were not sealed yet
 * @param first the first faults; none while it is running
 */
public record ShownVerification(
        String state,
        boolean running,
        boolean passed,
        long done,
        long goal,
        long most,
        long compared,
        long unsealed,
        long factsPerSecond,
        @Nullable Long remainingSeconds,
        String startedBy,
        String startedAt,
        @Nullable String endedAt,
        @Nullable String cancelledBy,
        long faults,
        List<ShownFault> first) {

    static ShownVerification of(VerificationProgress it, List<ShownFault> first) {
        var goal = it.goal() - it.after();
        var reached = Math.max(it.position(), it.after());
        return new ShownVerification(
                it.state().name(),
                it.running(),
                it.passed(),
                reached - it.after(),
                goal,
                Math.max(1, goal),
                Math.max(0, Math.min(reached, it.sealed()) - it.after()),
                Math.max(0, reached - Math.max(it.sealed(), it.after())),
                it.factsPerSecond(),
                it.remainingSeconds(),
                it.startedBy(),
                ShownMoment.of(it.startedAt()),
                ShownMoment.ofAny(it.endedAt()),
                it.cancelledBy(),
                it.faults(),
                List.copyOf(first));
    }
}
