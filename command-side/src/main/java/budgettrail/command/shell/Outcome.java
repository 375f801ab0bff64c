package budgettrail.command.shell;

import budgettrail.command.rejection.Rejection;
import budgettrail.event.line.LineId;
import budgettrail.log.Recorded;
import java.util.List;

/** What became of a command. */
public sealed interface Outcome {

    /**
     * It is recorded. No facts if everything was so already.
     *
     * @param position of the last fact, or the head of the log if there are none
     * @param replayed whether an earlier try with the same key had recorded it
     */
    record Done(List<Recorded> facts, long position, boolean replayed) implements Outcome {
        public Done {
            facts = List.copyOf(facts);
        }
    }

    /** A rule forbids it. Nothing was recorded. */
    record Refused(Rejection rejection) implements Outcome {}

    /** The line has moved on since the giver saw it. */
    record Stale(LineId line, long actual) implements Outcome {}

    /** The key was used for another command. */
    record KeyReused() implements Outcome {}

    /** The same key is being worked on at this moment. */
    record InFlight() implements Outcome {}

    /** The giver bears no role that may give it. */
    record Forbidden() implements Outcome {}

    /** Others were first on the line again and again. Nothing was recorded. */
    record Contended() implements Outcome {}
}
