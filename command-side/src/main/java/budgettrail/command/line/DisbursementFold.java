package budgettrail.command.line;

import budgettrail.event.Actor;
import budgettrail.event.line.CommitmentId;
import budgettrail.event.line.DisbursementEvent;
import budgettrail.event.line.DisbursementEvent.DisbursementApproved;
import budgettrail.event.line.DisbursementEvent.DisbursementPaid;
import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;
import budgettrail.event.line.DisbursementEvent.DisbursementRefunded;
import budgettrail.event.line.DisbursementEvent.DisbursementRejected;
import budgettrail.event.line.DisbursementEvent.DisbursementRequested;
import budgettrail.event.line.DisbursementEvent.DisbursementReversed;
import budgettrail.event.line.DisbursementEvent.DisbursementWithdrawn;
import budgettrail.event.line.DisbursementEvent.PriorYearRefunded;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.money.Money;
import org.jspecify.annotations.Nullable;

/** How an open line changes by payments. One outside any contract copies no map. */
final class DisbursementFold {
    private DisbursementFold() {}

    static Open after(Open line, DisbursementEvent event, Actor actor) {
        return switch (event) {
            case DisbursementRequested it -> requested(line, it, actor);
            case DisbursementApproved(_, _, var id) -> approved(line, id);
            case DisbursementRejected it -> settled(line, it.disbursement());
            case DisbursementWithdrawn it -> settled(line, it.disbursement());
            case DisbursementPaid it ->
                    paid(settled(line, it.disbursement()), it.amount(), it.commitment());
            case DisbursementRecorded it -> paid(line, it.amount(), it.commitment());
            case DisbursementReversed it -> paid(line, it.amount().negated(), it.commitment());
            case DisbursementRefunded it -> paid(line, it.amount().negated(), null);
            case PriorYearRefunded _ -> line;
        };
    }

    private static Open requested(Open line, DisbursementRequested event, Actor actor) {
        var request =
                new PendingRequest(
                        event.amount(),
                        actor,
                        false,
                        event.unit(),
                        event.voucher(),
                        event.payee(),
                        event.commitment(),
                        event.reason());
        var with =
                line.with(
                        line.sums(),
                        line.commitments(),
                        line.requests().with(event.disbursement(), request),
                        line.adjustments());
        return reserved(with, event.amount(), event.commitment());
    }

    private static Open approved(Open line, DisbursementId id) {
        var request = line.requests().get(id).approvedNow();
        return line.with(
                line.sums(),
                line.commitments(),
                line.requests().with(id, request),
                line.adjustments());
    }

    /** The request no longer waits. */
    private static Open settled(Open line, DisbursementId id) {
        var request = line.requests().get(id);
        var without =
                line.with(
                        line.sums(),
                        line.commitments(),
                        line.requests().without(id),
                        line.adjustments());
        return reserved(without, request.amount().negated(), request.commitment());
    }

    private static Open reserved(Open line, Money change, @Nullable CommitmentId commitment) {
        return commitment == null
                ? line.with(line.sums().request(change))
                : CommitmentFold.pending(line, commitment, change);
    }

    private static Open paid(Open line, Money amount, @Nullable CommitmentId commitment) {
        var paid = line.with(line.sums().pay(amount));
        return commitment == null ? paid : CommitmentFold.left(paid, commitment, amount.negated());
    }
}
