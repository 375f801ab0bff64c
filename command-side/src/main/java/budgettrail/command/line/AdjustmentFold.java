package budgettrail.command.line;

import budgettrail.event.Actor;
import budgettrail.event.line.AdjustmentEvent;
import budgettrail.event.line.AdjustmentEvent.ExemptionGranted;
import budgettrail.event.line.AdjustmentEvent.ExemptionWithdrawn;
import budgettrail.event.line.AdjustmentEvent.Reduced;
import budgettrail.event.line.AdjustmentEvent.Supplemented;
import budgettrail.event.line.AdjustmentEvent.TransferredIn;
import budgettrail.event.line.AdjustmentEvent.TransferredOut;
import budgettrail.event.line.AdjustmentKind;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import org.jspecify.annotations.Nullable;

/** How an open line changes by adjustments; an exemption changes no money. */
final class AdjustmentFold {
    private AdjustmentFold() {}

    static Open after(Open line, AdjustmentEvent event, Actor actor) {
        return switch (event) {
            case Supplemented it ->
                    adjusted(line, it, AdjustmentKind.SUPPLEMENT, it.amount(), null, actor);
            case Reduced it ->
                    adjusted(line, it, AdjustmentKind.REDUCTION, it.amount(), null, actor);
            case TransferredOut it ->
                    adjusted(
                            line,
                            it,
                            AdjustmentKind.VIREMENT_OUT,
                            it.amount(),
                            it.counterpart(),
                            actor);
            case TransferredIn it ->
                    adjusted(
                            line,
                            it,
                            AdjustmentKind.VIREMENT_IN,
                            it.amount(),
                            it.counterpart(),
                            actor);
            case ExemptionGranted _ -> exempt(line, event, true);
            case ExemptionWithdrawn _ -> exempt(line, event, false);
        };
    }

    private static Open adjusted(
            Open line,
            AdjustmentEvent event,
            AdjustmentKind kind,
            Money amount,
            @Nullable LineId counterpart,
            Actor actor) {
        var change =
                switch (kind) {
                    case SUPPLEMENT, VIREMENT_IN -> amount;
                    case REDUCTION, VIREMENT_OUT -> amount.negated();
                };
        var kept = new Adjustment(kind, amount, event.effective(), counterpart, actor, false);
        return line.with(
                line.sums().adjust(change),
                line.commitments(),
                line.requests(),
                line.adjustments().with(event.adjustment(), kept));
    }

    private static Open exempt(Open line, AdjustmentEvent event, boolean exempt) {
        var changed = line.adjustments().get(event.adjustment()).exempt(exempt);
        return line.with(
                line.sums(),
                line.commitments(),
                line.requests(),
                line.adjustments().with(event.adjustment(), changed));
    }
}
