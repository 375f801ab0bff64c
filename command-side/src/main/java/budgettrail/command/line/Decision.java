package budgettrail.command.line;

import budgettrail.command.rejection.Rejection;
import budgettrail.event.line.LineEvent;
import java.util.Collections;
import java.util.List;

/** The answer to a command: facts, or why not. Never an exception. */
public sealed interface Decision {

    /**
     * The facts, in the order in which they happened; none if everything is already so.
     *
     * @param rounds for each fact, how often the voucher number it takes or frees was freed before.
     *     A correction that keeps its number frees it in one round and takes it in the next.
     */
    record Accepted(List<LineEvent> events, List<Integer> rounds) implements Decision {
        public Accepted {
            events = List.copyOf(events);
            rounds = List.copyOf(rounds);
            if (events.size() != rounds.size()) {
                throw new IllegalArgumentException("Each fact has its round");
            }
        }
    }

    record Refused(Rejection rejection) implements Decision {}

    static Decision accept(LineEvent... events) {
        return accept(List.of(events));
    }

    static Decision accept(List<LineEvent> events) {
        return new Accepted(events, Collections.nCopies(events.size(), 0));
    }

    /** A fact that takes or frees a voucher number. */
    static Decision accept(LineEvent event, int round) {
        return new Accepted(List.of(event), List.of(round));
    }

    static Decision refuse(Rejection rejection) {
        return new Refused(rejection);
    }
}
