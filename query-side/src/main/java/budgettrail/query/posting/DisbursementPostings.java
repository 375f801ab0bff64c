package budgettrail.query.posting;

import static budgettrail.query.posting.Measure.COMMITMENT_PAID;
import static budgettrail.query.posting.Measure.COMMITMENT_RELEASED;
import static budgettrail.query.posting.Measure.COMMITTED;
import static budgettrail.query.posting.Measure.PAID;
import static budgettrail.query.posting.Measure.PENDING;
import static budgettrail.query.posting.Measure.PRIOR_YEAR_REFUND;
import static budgettrail.query.posting.Measure.REFUNDED;

import budgettrail.event.line.CommitmentEvent;
import budgettrail.event.line.CommitmentEvent.CommitmentPlaced;
import budgettrail.event.line.CommitmentEvent.CommitmentReleased;
import budgettrail.event.line.CommitmentEvent.CommitmentReopened;
import budgettrail.event.line.CommitmentEvent.CommitmentRevised;
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
import budgettrail.event.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The postings of contracts and payments. A contract's money is reserved once: a request under a
 * contract is not pending beside it.
 */
final class DisbursementPostings {

    private DisbursementPostings() {}

    static List<Posting> of(CommitmentEvent event, Entry entry) {
        return switch (event) {
            case CommitmentPlaced placed -> entry.of(COMMITTED, placed.amount());
            case CommitmentRevised revised -> entry.of(COMMITTED, revised.change());
            case CommitmentReleased released -> entry.of(COMMITMENT_RELEASED, released.amount());
            case CommitmentReopened reopened -> entry.of(COMMITTED, reopened.amount());
        };
    }

    static List<Posting> of(DisbursementEvent event, Entry entry) {
        return switch (event) {
            case DisbursementRequested it -> pending(entry, it.commitment(), it.amount());
            case DisbursementApproved _ -> List.of();
            case DisbursementRejected it -> pending(entry, it.commitment(), it.amount().negated());
            case DisbursementWithdrawn it -> pending(entry, it.commitment(), it.amount().negated());
            case DisbursementPaid it ->
                    it.commitment() == null
                            ? entry.both(PAID, it.amount(), PENDING, it.amount().negated())
                            : paid(entry, it.commitment(), it.amount());
            case DisbursementRecorded it -> paid(entry, it.commitment(), it.amount());
            case DisbursementReversed it -> paid(entry, it.commitment(), it.amount().negated());
            case DisbursementRefunded it -> entry.of(REFUNDED, it.amount());
            case PriorYearRefunded it -> entry.of(PRIOR_YEAR_REFUND, it.amount());
        };
    }

    private static List<Posting> pending(
            Entry entry, @Nullable CommitmentId contract, Money amount) {
        return contract == null ? entry.of(PENDING, amount) : List.of();
    }

    private static List<Posting> paid(Entry entry, @Nullable CommitmentId contract, Money amount) {
        return contract == null
                ? entry.of(PAID, amount)
                : entry.both(PAID, amount, COMMITMENT_PAID, amount);
    }
}
