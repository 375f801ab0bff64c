package budgettrail.log;

import static budgettrail.log.RegisterKey.adjustment;
import static budgettrail.log.RegisterKey.commitment;
import static budgettrail.log.RegisterKey.disbursement;
import static budgettrail.log.RegisterKey.line;
import static budgettrail.log.RegisterKey.lineClosed;
import static budgettrail.log.RegisterKey.paid;
import static budgettrail.log.RegisterKey.project;
import static budgettrail.log.RegisterKey.refund;
import static budgettrail.log.RegisterKey.reversed;
import static budgettrail.log.RegisterKey.unit;
import static budgettrail.log.RegisterKey.unitsAbove;
import static budgettrail.log.RegisterKey.voucher;
import static budgettrail.log.RegisterKey.voucherFreed;

import budgettrail.event.Fact;
import budgettrail.event.line.AdjustmentEvent;
import budgettrail.event.line.AdjustmentEvent.ExemptionGranted;
import budgettrail.event.line.AdjustmentEvent.ExemptionWithdrawn;
import budgettrail.event.line.AdjustmentEvent.Reduced;
import budgettrail.event.line.AdjustmentEvent.Supplemented;
import budgettrail.event.line.AdjustmentEvent.TransferredIn;
import budgettrail.event.line.AdjustmentEvent.TransferredOut;
import budgettrail.event.line.AppropriationEvent;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.CarryOverEvent;
import budgettrail.event.line.CarryOverEvent.LineClosed;
import budgettrail.event.line.CommitmentEvent;
import budgettrail.event.line.CommitmentEvent.CommitmentPlaced;
import budgettrail.event.line.CommitmentEvent.CommitmentReopened;
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
import budgettrail.event.line.FreezeEvent;
import budgettrail.event.line.LineEvent;
import budgettrail.event.money.Money;
import budgettrail.event.reference.ReferenceEvent;
import budgettrail.event.reference.ReferenceEvent.EconomicCodeDescribed;
import budgettrail.event.reference.ReferenceEvent.FunctionCodeDescribed;
import budgettrail.event.reference.ReferenceEvent.ProjectDescribed;
import budgettrail.event.reference.ReferenceEvent.UnitDescribed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a fact claims and what later decisions must know of it. Rows follow from the fact and its
 * metadata alone, so the register can be derived again from the log.
 */
public final class Register {
    private Register() {}

    /** The rows of a fact about to be appended; their position is 0 until the log has given one. */
    public static List<RegisterRow> rowsOf(Draft draft) {
        var rows = new ArrayList<RegisterRow>();
        var metadata = draft.metadata();
        var fact = draft.fact();
        if (metadata.idempotencyKey() != null) {
            rows.add(
                    row(
                            RegisterKey.idempotency(metadata.actor(), metadata.idempotencyKey()),
                            fact));
        }
        switch (fact) {
            case LineEvent event -> ofLine(event, metadata.round(), rows);
            case ReferenceEvent event ->
                    ofReference(event, draft.sequence(), metadata.round(), rows);
            default ->
                    throw new IllegalArgumentException(
                            "Neither about a line nor reference: " + fact);
        }
        return rows;
    }

    private static void ofLine(LineEvent event, int round, List<RegisterRow> rows) {
        switch (event) {
            case AppropriationEvent appropriation -> ofAppropriation(appropriation, rows);
            case AdjustmentEvent adjustment -> ofAdjustment(adjustment, rows);
            case CommitmentEvent commitment -> ofCommitment(commitment, rows);
            case DisbursementEvent disbursement -> ofDisbursement(disbursement, round, rows);
            case CarryOverEvent carryOver -> ofCarryOver(carryOver, rows);
            case FreezeEvent _ -> {}
        }
    }

    private static void ofAppropriation(AppropriationEvent event, List<RegisterRow> rows) {
        if (event instanceof LineOpened opened) {
            rows.add(row(line(opened.line()), opened));
        }
    }

    private static void ofAdjustment(AdjustmentEvent event, List<RegisterRow> rows) {
        switch (event) {
            case Supplemented it ->
                    rows.add(row(adjustment(it.adjustment()), it, it.amount(), null));
            case Reduced it -> rows.add(row(adjustment(it.adjustment()), it, it.amount(), null));
            case TransferredOut it ->
                    rows.add(
                            row(
                                    adjustment(it.adjustment()),
                                    it,
                                    it.amount(),
                                    it.counterpart().toString()));
            // The giving leg speaks for both.
            case TransferredIn _, ExemptionGranted _, ExemptionWithdrawn _ -> {}
        }
    }

    private static void ofCommitment(CommitmentEvent event, List<RegisterRow> rows) {
        switch (event) {
            case CommitmentPlaced it ->
                    rows.add(row(commitment(it.line(), it.commitment()), it, it.amount(), null));
            case CommitmentReopened it ->
                    rows.add(row(commitment(it.line(), it.commitment()), it, it.amount(), null));
            case CommitmentEvent.CommitmentRevised _, CommitmentEvent.CommitmentReleased _ -> {}
        }
    }

    private static void ofDisbursement(DisbursementEvent event, int round, List<RegisterRow> rows) {
        switch (event) {
            case DisbursementRequested it -> {
                var took = new DisbursementSubject(it.unit(), it.voucher(), it.commitment(), false);
                rows.add(row(disbursement(it.disbursement()), it, it.amount(), took.toString()));
                rows.add(round(voucher(it.unit(), it.line().year(), it.voucher()), round, it));
            }
            case DisbursementApproved _ -> {}
            case DisbursementRejected it ->
                    rows.add(
                            round(
                                    voucherFreed(it.unit(), it.line().year(), it.voucher()),
                                    round,
                                    it));
            case DisbursementWithdrawn it ->
                    rows.add(
                            round(
                                    voucherFreed(it.unit(), it.line().year(), it.voucher()),
                                    round,
                                    it));
            case DisbursementPaid it ->
                    rows.add(row(paid(it.disbursement()), it, it.amount(), null));
            case DisbursementRecorded it -> {
                var took = new DisbursementSubject(it.unit(), it.voucher(), it.commitment(), true);
                rows.add(row(disbursement(it.disbursement()), it, it.amount(), took.toString()));
                rows.add(round(voucher(it.unit(), it.line().year(), it.voucher()), round, it));
            }
            case DisbursementReversed it -> {
                rows.add(row(reversed(it.disbursement()), it, it.amount(), null));
                rows.add(round(voucherFreed(it.unit(), it.line().year(), it.voucher()), round, it));
            }
            case DisbursementRefunded it -> {
                rows.add(row(refund(it.refund()), it, it.amount(), it.disbursement().value()));
                rows.add(round(voucher(it.unit(), it.line().year(), it.voucher()), round, it));
            }
            case PriorYearRefunded it -> {
                rows.add(row(refund(it.refund()), it, it.amount(), null));
                rows.add(round(voucher(it.unit(), it.line().year(), it.voucher()), round, it));
            }
        }
    }

    private static void ofCarryOver(CarryOverEvent event, List<RegisterRow> rows) {
        if (event instanceof LineClosed closed) {
            rows.add(row(lineClosed(closed.line()), closed));
        }
    }

    private static void ofReference(
            ReferenceEvent event, long sequence, int round, List<RegisterRow> rows) {
        if (event instanceof UnitDescribed && round > 0) {
            rows.add(round(unitsAbove(), round, event));
        }
        if (sequence > 0) {
            return; // Described again: it is known already.
        }
        switch (event) {
            case UnitDescribed it -> rows.add(row(unit(it.unit()), it));
            case ProjectDescribed it -> rows.add(row(project(it.project()), it));
            case FunctionCodeDescribed _, EconomicCodeDescribed _ -> {}
        }
    }

    private static RegisterRow row(RegisterKey key, Fact fact) {
        return row(key, fact, Money.ZERO, null);
    }

    private static RegisterRow row(
            RegisterKey key, Fact fact, Money amount, @Nullable String subject) {
        return new RegisterRow(key, 0, fact.stream(), 0, subject, amount, fact.effective());
    }

    private static RegisterRow round(RegisterKey key, int round, Fact fact) {
        return new RegisterRow(key, round, fact.stream(), 0, null, Money.ZERO, fact.effective());
    }
}
