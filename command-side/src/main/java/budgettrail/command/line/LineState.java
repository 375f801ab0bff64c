package budgettrail.command.line;

import budgettrail.event.Actor;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.LineEvent;
import java.util.Optional;

/** What a line remembers: sums and what is open. Settled payments are not state. */
public sealed interface LineState permits Unopened, Open, Closed {
    LineState UNOPENED = new Unopened();

    /**
     * The state after this fact. A fact that cannot follow is a bug, not a refusal: it was decided
     * on another state.
     *
     * @param actor who recorded it; requests and adjustments remember theirs
     */
    LineState after(LineEvent event, Actor actor);

    /** The adjustment of this name, if the line has it. */
    Optional<Adjustment> adjustment(AdjustmentId id);

    /** For facts that cannot follow this state. */
    static IllegalStateException cannotFollow(LineState state, LineEvent event) {
        return new IllegalStateException(
                event + " cannot follow " + state.getClass().getSimpleName());
    }
}
