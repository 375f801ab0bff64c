package budgettrail.command.shell;

import budgettrail.command.rejection.Rejection;
import budgettrail.event.line.LineId;
import java.util.Map;

/** How the instructions of one unit of work were decided. */
sealed interface Verdict {

    /**
     * All accepted; their facts are recorded when the unit of work commits.
     *
     * @param unchanged the newest sequence of each line on which one of them found everything so
     *     already: no fact is recorded there that the log could object to
     */
    record AllAccepted(Map<LineId, Long> unchanged) implements Verdict {}

    /**
     * One was refused, so nothing is recorded.
     *
     * @param index which, from 0
     * @param seen the newest sequence of each line it was decided on, −1 for a line without facts
     */
    record OneRefused(int index, Rejection rejection, Map<LineId, Long> seen) implements Verdict {}

    /** The line is not as the giver saw it last. */
    record Stale(LineId line, long actual, Map<LineId, Long> seen) implements Verdict {}
}
