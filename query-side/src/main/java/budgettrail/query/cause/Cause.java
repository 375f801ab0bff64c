package budgettrail.query.cause;

import budgettrail.event.Fact;
import budgettrail.event.line.AdjustmentEvent;
import budgettrail.event.line.AdjustmentEvent.ExemptionGranted;
import budgettrail.event.line.AdjustmentEvent.ExemptionWithdrawn;
import budgettrail.event.line.AdjustmentEvent.Reduced;
import budgettrail.event.line.AdjustmentEvent.Supplemented;
import budgettrail.event.line.AdjustmentEvent.TransferredIn;
import budgettrail.event.line.AdjustmentEvent.TransferredOut;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.AppropriationEvent;
import budgettrail.event.line.CarryOverEvent;
import budgettrail.event.line.CarryOverEvent.CarriedIn;
import budgettrail.event.line.CarryOverEvent.LineClosed;
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
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.FreezeEvent;
import budgettrail.event.line.LineEvent;
import budgettrail.event.line.LineId;
import org.jspecify.annotations.Nullable;

/**
 * What a fact says that it follows from: without that, it could not have happened. A new kind of
 * fact does not compile until it is known here what it follows from.
 */
public sealed interface Cause {
    /** As it is asked for. */
    String name();

    /** What was requested or recorded before: all that becomes of it follows. */
    record Payment(DisbursementId payment) implements Cause {
        @Override
        public String name() {
            return payment.value();
        }
    }

    /** Its changes and the payments under it follow. */
    record Contract(LineId line, CommitmentId commitment) implements Cause {
        @Override
        public String name() {
            return commitment.value();
        }
    }

    /** That it does not count in the rate, or does again, follows. */
    record Adjustment(LineId line, AdjustmentId adjustment) implements Cause {
        @Override
        public String name() {
            return adjustment.value();
        }
    }

    /** The year end of a line: what the next year takes over follows. */
    record Closing(LineId line) implements Cause {
        @Override
        public String name() {
            return line.toString();
        }
    }

    /** None: somebody decided it, and the fact names nothing else. */
    static @Nullable Cause of(Fact fact) {
        return fact instanceof LineEvent event ? of(event) : null;
    }

    /** What it follows from besides: what stands for a payment anew, from the contract it names. */
    static @Nullable Cause besides(Fact fact) {
        return fact instanceof DisbursementRecorded it && it.corrects() != null
                ? contract(it.line(), it.commitment())
                : null;
    }

    private static @Nullable Cause of(LineEvent fact) {
        return switch (fact) {
            case AppropriationEvent _, FreezeEvent _ -> null;
            case AdjustmentEvent event -> adjustment(event);
            case CommitmentEvent event -> commitment(event);
            case DisbursementEvent event -> payment(event);
            case CarryOverEvent event ->
                    switch (event) {
                        case LineClosed _ -> null;
                        case CarriedIn it -> new Closing(it.from());
                    };
        };
    }

    /** What later facts name as what they follow from; none: none can follow. */
    static @Nullable Cause begunBy(Fact fact) {
        return switch (fact) {
            case Supplemented it -> new Adjustment(it.line(), it.adjustment());
            case Reduced it -> new Adjustment(it.line(), it.adjustment());
            case TransferredOut it -> new Adjustment(it.line(), it.adjustment());
            case TransferredIn it -> new Adjustment(it.line(), it.adjustment());
            case CommitmentPlaced it -> new Contract(it.line(), it.commitment());
            case CommitmentReopened it -> new Contract(it.line(), it.commitment());
            case DisbursementRequested it -> new Payment(it.disbursement());
            case DisbursementRecorded it -> new Payment(it.disbursement());
            case LineClosed it -> new Closing(it.line());
            default -> null; // They change something that was begun, or stand alone.
        };
    }

    private static @Nullable Cause adjustment(AdjustmentEvent event) {
        return switch (event) {
            case Supplemented _, Reduced _, TransferredOut _, TransferredIn _ -> null;
            case ExemptionGranted it -> new Adjustment(it.line(), it.adjustment());
            case ExemptionWithdrawn it -> new Adjustment(it.line(), it.adjustment());
        };
    }

    private static @Nullable Cause commitment(CommitmentEvent event) {
        return switch (event) {
            case CommitmentPlaced _ -> null;
            case CommitmentRevised it -> new Contract(it.line(), it.commitment());
            case CommitmentReleased it -> new Contract(it.line(), it.commitment());
            case CommitmentReopened it -> new Closing(it.from());
        };
    }

    private static @Nullable Cause payment(DisbursementEvent event) {
        return switch (event) {
            case DisbursementRequested it -> contract(it.line(), it.commitment());
            case DisbursementRecorded it ->
                    it.corrects() == null
                            ? contract(it.line(), it.commitment())
                            : new Payment(it.corrects());
            case DisbursementApproved it -> new Payment(it.disbursement());
            case DisbursementRejected it -> new Payment(it.disbursement());
            case DisbursementWithdrawn it -> new Payment(it.disbursement());
            case DisbursementPaid it -> new Payment(it.disbursement());
            case DisbursementReversed it -> new Payment(it.correctedBy());
            case DisbursementRefunded it -> new Payment(it.disbursement());
            case PriorYearRefunded _ -> null;
        };
    }

    private static @Nullable Cause contract(LineId line, @Nullable CommitmentId commitment) {
        return commitment == null ? null : new Contract(line, commitment);
    }
}
