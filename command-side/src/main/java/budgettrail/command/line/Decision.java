package budgettrail.command.line;

import budgettrail.command.rejection.Rejection;
import budgettrail.event.line.LineEvent;
import java.util.List;

/** The answer to a command: facts, or why not. Never an exception. */
public sealed interface Decision {

    /**
     * The facts, in the order in which they happened.
     *
     * @param round how often the voucher number taken here was freed before
     */
    record Accepted(List<LineEvent> events, int round) implements Decision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    record Refused(Rejection rejection) implements Decision {}

    static Decision accept(LineEvent... events) {
        return new Accepted(List.of(events), 0);
    }

    static Decision refuse(Rejection rejection) {
        return new Refused(rejection);
    }
}
