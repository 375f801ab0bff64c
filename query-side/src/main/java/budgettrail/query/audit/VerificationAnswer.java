package budgettrail.query.audit;

import budgettrail.log.seal.Fault;
import budgettrail.log.seal.VerificationProgress;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far the running or the last verification has come, and what it found.
 *
 * @param state {@code NONE} where there was none yet
 * @param passed whether it came to its end and found nothing; not if it compared nothing although
 *     something is sealed
 * @param after what stands behind this position is recomputed
 * @param position as far as it has come
 * @param goal as far as it goes
 * @param sealed how many facts the newest head covered: those behind are compared with nothing
 * @param remainingSeconds unknown at the very beginning, and after the end
 * @param faults how many were found so far
 * @param firstFaults the first hundred, in the order of their positions, once it has ended
 */
record VerificationAnswer(
        String state,
        boolean passed,
        long after,
        long position,
        long goal,
        long sealed,
        long factsPerSecond,
        @Nullable Long remainingSeconds,
        @Nullable String startedBy,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String cancelledBy,
        long faults,
        List<FaultAnswer> firstFaults) {
    static final VerificationAnswer NONE =
            new VerificationAnswer(
                    "NONE", false, 0, 0, 0, 0, 0, null, null, null, null, null, 0, List.of());

    /**
     * What is wrong.
     *
     * @param kind stable
     * @param lastPosition the same as the first where it is known exactly
     * @param message in the language of the request
     */
    record FaultAnswer(Fault.Kind kind, long firstPosition, long lastPosition, String message) {}

    boolean running() {
        return startedAt != null && endedAt == null;
    }

    static VerificationAnswer of(VerificationProgress it, FaultWords words, Locale locale) {
        var progress = it.progress();
        return new VerificationAnswer(
                progress.state().name(),
                it.passed(),
                it.after(),
                it.position(),
                it.goal(),
                it.sealed(),
                progress.factsPerSecond(),
                progress.remainingSeconds(),
                progress.startedBy(),
                progress.startedAt(),
                progress.endedAt(),
                progress.cancelledBy(),
                it.faults(),
                it.first().stream().map(fault -> of(fault, words, locale)).toList());
    }

    private static FaultAnswer of(Fault fault, FaultWords words, Locale locale) {
        return new FaultAnswer(
                fault.kind(), fault.first(), fault.last(), words.sentence(fault, locale));
    }
}
