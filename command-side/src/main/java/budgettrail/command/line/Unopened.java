package budgettrail.command.line;

import budgettrail.event.Actor;
import budgettrail.event.line.AdjustmentEvent;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.AppropriationEvent.Appropriated;
import budgettrail.event.line.AppropriationEvent.LineDescribed;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.CarryOverEvent;
import budgettrail.event.line.CommitmentEvent;
import budgettrail.event.line.DisbursementEvent;
import budgettrail.event.line.FreezeEvent;
import budgettrail.event.line.LineEvent;
import java.util.Optional;

/** Nobody opened the line: it is unknown. */
public record Unopened() implements LineState {
    @Override
    public LineState after(LineEvent event, Actor actor) {
        return switch (event) {
            case LineOpened opened -> Open.by(opened);
            case LineDescribed _,
                    Appropriated _,
                    AdjustmentEvent _,
                    FreezeEvent _,
                    CommitmentEvent _,
                    DisbursementEvent _,
                    CarryOverEvent _ ->
                    throw LineState.cannotFollow(this, event);
        };
    }

    @Override
    public Optional<Adjustment> adjustment(AdjustmentId id) {
        return Optional.empty();
    }
}
