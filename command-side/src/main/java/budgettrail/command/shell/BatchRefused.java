package budgettrail.command.shell;

import java.util.Objects;

/**
 * Ends a unit of work whose later instruction was refused, so that the facts of the earlier ones
 * are dropped.
 */
final class BatchRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Verdict verdict;

    BatchRefused(Verdict verdict) {
        super(verdict.toString(), null, false, false);
        this.verdict = verdict;
    }

    Verdict verdict() {
        return Objects.requireNonNull(verdict);
    }
}
