package budgettrail.command.line;

import budgettrail.event.Actor;
import budgettrail.event.line.AdjustmentEvent;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.AppropriationEvent;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.CarryOverEvent;
import budgettrail.event.line.CommitmentEvent;
import budgettrail.event.line.CommitmentId;
import budgettrail.event.line.DisbursementEvent;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.FreezeEvent.Frozen;
import budgettrail.event.line.FreezeEvent.Unfrozen;
import budgettrail.event.line.LineDescription;
import budgettrail.event.line.LineEvent;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.event.reference.FiscalYear;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line in its year.
 *
 * @param description the latest by effective day
 * @param opened the day it exists from
 * @param described the day its description counts from
 * @param initial the initial budget, absent until appropriated
 * @param carriedIn by origin year
 */
public record Open(
        LineId line,
        LineDescription description,
        LocalDate opened,
        LocalDate described,
        @Nullable Money initial,
        Map<FiscalYear, Money> carriedIn,
        Sums sums,
        OpenItems<CommitmentId, OpenCommitment> commitments,
        OpenItems<DisbursementId, PendingRequest> requests,
        OpenItems<AdjustmentId, Adjustment> adjustments)
        implements LineState {

    static Open by(LineOpened event) {
        return new Open(
                event.line(),
                event.description(),
                event.effective(),
                event.effective(),
                null,
                Map.of(),
                Sums.ZERO,
                OpenItems.none(),
                OpenItems.none(),
                OpenItems.none());
    }

    @Override
    public LineState after(LineEvent event, Actor actor) {
        return switch (event) {
            case AppropriationEvent appropriation -> BudgetFold.after(this, appropriation);
            case AdjustmentEvent adjustment -> AdjustmentFold.after(this, adjustment, actor);
            case Frozen frozen -> with(sums.freeze(frozen.amount()));
            case Unfrozen unfrozen -> with(sums.freeze(unfrozen.amount().negated()));
            case CommitmentEvent commitment -> CommitmentFold.after(this, commitment);
            case DisbursementEvent payment -> DisbursementFold.after(this, payment, actor);
            case CarryOverEvent carryOver -> BudgetFold.after(this, carryOver);
        };
    }

    @Override
    public Optional<Adjustment> adjustment(AdjustmentId id) {
        return adjustments.find(id);
    }

    /** A line that gave to this one, or took from it; none: there was no virement. */
    public Optional<LineId> counterpart() {
        return adjustments.byId().values().stream()
                .map(Adjustment::counterpart)
                .filter(Objects::nonNull)
                .findFirst();
    }

    public Money available() {
        return sums.available();
    }

    Open with(Sums changed) {
        return with(changed, commitments, requests, adjustments);
    }

    Open with(
            Sums changed,
            OpenItems<CommitmentId, OpenCommitment> commitments,
            OpenItems<DisbursementId, PendingRequest> requests,
            OpenItems<AdjustmentId, Adjustment> adjustments) {
        return new Open(
                line,
                description,
                opened,
                described,
                initial,
                carriedIn,
                changed,
                commitments,
                requests,
                adjustments);
    }
}
