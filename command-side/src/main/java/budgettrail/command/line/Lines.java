package budgettrail.command.line;

import budgettrail.event.line.LineId;
import java.util.Map;

/** The states of the lines a command touches. */
public record Lines(Map<LineId, LineState> states) {
    public Lines {
        states = Map.copyOf(states);
    }

    /** The line's state; a line nobody opened is {@link LineState#UNOPENED}. */
    public LineState state(LineId line) {
        return states.getOrDefault(line, LineState.UNOPENED);
    }
}
