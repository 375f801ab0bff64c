package budgettrail.command.line;

import budgettrail.event.Actor;
import budgettrail.event.line.AdjustmentEvent.ExemptionGranted;
import budgettrail.event.line.AdjustmentEvent.ExemptionWithdrawn;
import budgettrail.event.line.AdjustmentEvent.Reduced;
import budgettrail.event.line.AdjustmentEvent.Supplemented;
import budgettrail.event.line.AdjustmentEvent.TransferredIn;
import budgettrail.event.line.AdjustmentEvent.TransferredOut;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.AppropriationEvent;
import budgettrail.event.line.CarryOverEvent;
import budgettrail.event.line.CommitmentEvent;
import budgettrail.event.line.DisbursementEvent;
import budgettrail.event.line.FreezeEvent;
import budgettrail.event.line.LineDescription;
import budgettrail.event.line.LineEvent;
import budgettrail.event.line.LineId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The year-end facts are in: no money moves any more. Exemptions change the rate and never the
 * money, so they are still granted and withdrawn.
 */
public record Closed(
        LineId line,
        LineDescription description,
        LocalDate opened,
        OpenItems<AdjustmentId, Adjustment> adjustments)
        implements LineState {
    @Override
    public LineState after(LineEvent event, Actor actor) {
        return switch (event) {
            case ExemptionGranted(_, _, var id, _, _, _, _, _, _) -> exempt(id, true);
            case ExemptionWithdrawn(_, _, var id, _, _, _, _, _) -> exempt(id, false);
            case AppropriationEvent _,
                    Supplemented _,
                    Reduced _,
                    TransferredOut _,
                    TransferredIn _,
                    FreezeEvent _,
                    CommitmentEvent _,
                    DisbursementEvent _,
                    CarryOverEvent _ ->
                    throw LineState.cannotFollow(this, event);
        };
    }

    private Closed exempt(AdjustmentId id, boolean exempt) {
        var changed = adjustments.with(id, adjustments.get(id).exempt(exempt));
        return new Closed(line, description, opened, changed);
    }

    @Override
    public Optional<Adjustment> adjustment(AdjustmentId id) {
        return adjustments.find(id);
    }
}
