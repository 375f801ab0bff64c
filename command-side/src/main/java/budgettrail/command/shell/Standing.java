package budgettrail.command.shell;

import budgettrail.command.line.LineState;
import budgettrail.event.Actor;
import budgettrail.event.line.LineEvent;

/**
 * A line as its facts so far leave it.
 *
 * @param sequence of the last of them, −1 for a line without facts
 */
record Standing(LineState state, long sequence) {
    static final Standing UNOPENED = new Standing(LineState.UNOPENED, Bench.NO_FACTS);

    Standing after(LineEvent event, Actor actor) {
        return new Standing(state.after(event, actor), sequence + 1);
    }
}
