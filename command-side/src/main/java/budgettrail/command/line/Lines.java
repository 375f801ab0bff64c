package budgettrail.command.line;

import budgettrail.event.Actor;
import budgettrail.event.line.LineEvent;
import budgettrail.event.line.LineId;
import java.util.HashMap;
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

    /** The line, which must be open: a rule has seen it. */
    public Open open(LineId line) {
        return switch (state(line)) {
            case Open open -> open;
            case Unopened _, Closed _ -> throw new IllegalStateException("Not open: " + line);
        };
    }

    /** The states after this fact, for decisions that lead to several. */
    public Lines after(LineEvent event, Actor actor) {
        var changed = new HashMap<>(states);
        changed.put(event.line(), state(event.line()).after(event, actor));
        return new Lines(changed);
    }
}
