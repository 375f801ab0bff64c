package budgettrail.command.shell;

import budgettrail.event.line.LineId;
import java.util.Map;

/**
 * A decision that failed. What the register says is newer than the lines that are kept, so they may
 * contradict each other: the register knows a payment of a line that is not known to be open. On
 * the newest lines it is a bug.
 */
final class Undecided extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RuntimeException failure;
    private final transient Map<LineId, Long> seen;

    /**
     * A failure.
     *
     * @param seen the newest sequence of each line it was to be decided on
     */
    Undecided(RuntimeException failure, Map<LineId, Long> seen) {
        super(failure.getMessage(), failure, false, false);
        this.failure = failure;
        this.seen = seen;
    }

    RuntimeException failure() {
        return failure;
    }

    Map<LineId, Long> seen() {
        return seen;
    }
}
