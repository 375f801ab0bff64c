package budgettrail.faults;

import budgettrail.event.line.AdjustmentEvent.ExemptionGranted;
import budgettrail.event.line.AdjustmentEvent.ExemptionWithdrawn;
import budgettrail.event.line.AdjustmentEvent.Reduced;
import budgettrail.event.line.AdjustmentEvent.Supplemented;
import budgettrail.event.line.AdjustmentEvent.TransferredIn;
import budgettrail.event.line.AdjustmentEvent.TransferredOut;
import budgettrail.event.line.AppropriationEvent.Appropriated;
import budgettrail.event.line.AppropriationEvent.LineDescribed;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.CarryOverEvent.CarriedIn;
import budgettrail.event.line.CarryOverEvent.LineClosed;
import budgettrail.event.line.CommitmentEvent.CommitmentPlaced;
import budgettrail.event.line.CommitmentEvent.CommitmentReleased;
import budgettrail.event.line.CommitmentEvent.CommitmentReopened;
import budgettrail.event.line.CommitmentEvent.CommitmentRevised;
import budgettrail.event.line.DisbursementEvent.DisbursementApproved;
import budgettrail.event.line.DisbursementEvent.DisbursementPaid;
import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;
import budgettrail.event.line.DisbursementEvent.DisbursementRefunded;
import budgettrail.event.line.DisbursementEvent.DisbursementRejected;
import budgettrail.event.line.DisbursementEvent.DisbursementRequested;
import budgettrail.event.line.DisbursementEvent.DisbursementReversed;
import budgettrail.event.line.DisbursementEvent.DisbursementWithdrawn;
import budgettrail.event.line.DisbursementEvent.PriorYearRefunded;
import budgettrail.event.line.FreezeEvent.Frozen;
import budgettrail.event.line.FreezeEvent.Unfrozen;
import budgettrail.event.line.LineEvent;
import org.jspecify.annotations.Nullable;

/**
 * How a line stands by its facts alone, in fen: what the checker itself makes of them, apart from
 * every fold of the application.
 */
record Standing(long adjusted, long paid, long committed, long pending) {
    static final Standing NOTHING = new Standing(0, 0, 0, 0);

    long available() {
        return adjusted - paid - committed - pending;
    }

    Standing after(LineEvent event) {
        return switch (event) {
            case LineOpened _, LineDescribed _, LineClosed _ -> this;
            case DisbursementApproved _, PriorYearRefunded _ -> this;
            case ExemptionGranted _, ExemptionWithdrawn _ -> this;
            case Appropriated it -> plus(it.amount().fen(), 0, 0, 0);
            case CarriedIn it -> plus(it.amount().fen(), 0, 0, 0);
            case Supplemented it -> plus(it.amount().fen(), 0, 0, 0);
            case TransferredIn it -> plus(it.amount().fen(), 0, 0, 0);
            case Reduced it -> plus(-it.amount().fen(), 0, 0, 0);
            case TransferredOut it -> plus(-it.amount().fen(), 0, 0, 0);
            case Frozen it -> plus(0, 0, 0, it.amount().fen());
            case Unfrozen it -> plus(0, 0, 0, -it.amount().fen());
            case CommitmentPlaced it -> plus(0, 0, it.amount().fen(), 0);
            case CommitmentReopened it -> plus(0, 0, it.amount().fen(), 0);
            case CommitmentRevised it -> plus(0, 0, it.change().fen(), 0);
            case CommitmentReleased it -> plus(0, 0, -it.amount().fen(), 0);
            case DisbursementRequested it -> asked(it.commitment(), it.amount().fen());
            case DisbursementRejected it -> asked(it.commitment(), -it.amount().fen());
            case DisbursementWithdrawn it -> asked(it.commitment(), -it.amount().fen());
            case DisbursementPaid it ->
                    asked(it.commitment(), -it.amount().fen())
                            .pay(it.commitment(), it.amount().fen());
            case DisbursementRecorded it -> pay(it.commitment(), it.amount().fen());
            case DisbursementReversed it -> pay(it.commitment(), -it.amount().fen());
            case DisbursementRefunded it -> plus(0, -it.amount().fen(), 0, 0);
        };
    }

    /** What is asked for under a contract is reserved already. */
    private Standing asked(@Nullable Object contract, long fen) {
        return contract == null ? plus(0, 0, 0, fen) : this;
    }

    private Standing pay(@Nullable Object contract, long fen) {
        return plus(0, fen, contract == null ? 0 : -fen, 0);
    }

    private Standing plus(long adjustment, long payment, long commitment, long waiting) {
        return new Standing(
                adjusted + adjustment, paid + payment, committed + commitment, pending + waiting);
    }
}
