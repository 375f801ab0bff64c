package budgettrail.command.line;

import budgettrail.event.line.CommitmentEvent;
import budgettrail.event.line.CommitmentEvent.CommitmentPlaced;
import budgettrail.event.line.CommitmentEvent.CommitmentReleased;
import budgettrail.event.line.CommitmentEvent.CommitmentReopened;
import budgettrail.event.line.CommitmentEvent.CommitmentRevised;
import budgettrail.event.line.CommitmentId;
import budgettrail.event.money.Money;
import org.jspecify.annotations.Nullable;

/** How an open line changes by its contracts; one with nothing left is forgotten. */
final class CommitmentFold {
    private CommitmentFold() {}

    static Open after(Open line, CommitmentEvent event) {
        return switch (event) {
            case CommitmentPlaced(_, _, var id, var amount, var payee, _) ->
                    placed(line, id, amount, payee);
            case CommitmentReopened(_, _, var id, var amount, var payee, _) ->
                    placed(line, id, amount, payee);
            case CommitmentRevised(_, _, var id, var change, _) -> left(line, id, change);
            case CommitmentReleased(_, _, var id, var amount, _, _) ->
                    left(line, id, amount.negated());
        };
    }

    private static Open placed(Open line, CommitmentId id, Money amount, @Nullable String payee) {
        return changed(line, id, amount, new OpenCommitment(amount, Money.ZERO, payee));
    }

    /** What is left of the contract, and with it K, grows by so much. */
    static Open left(Open line, CommitmentId id, Money change) {
        // A payment that a correction reverses may have settled its contract.
        var known =
                line.commitments()
                        .find(id)
                        .orElseGet(() -> new OpenCommitment(Money.ZERO, Money.ZERO, null));
        return changed(line, id, change, known.left(known.left().plus(change)));
    }

    /** Requests under the contract grow by so much; K stays. */
    static Open pending(Open line, CommitmentId id, Money change) {
        var known = line.commitments().get(id);
        return changed(line, id, Money.ZERO, known.pending(known.pending().plus(change)));
    }

    private static Open changed(
            Open line, CommitmentId id, Money change, OpenCommitment commitment) {
        var commitments =
                commitment.settled()
                        ? line.commitments().without(id)
                        : line.commitments().with(id, commitment);
        return line.with(
                line.sums().commit(change), commitments, line.requests(), line.adjustments());
    }
}
