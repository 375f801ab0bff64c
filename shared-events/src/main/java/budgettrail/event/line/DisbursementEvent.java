package budgettrail.event.line;

import budgettrail.event.money.Money;
import budgettrail.event.reference.UnitCode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Payments (支付) of a line from request to payment, their refunds and their corrections. The unit is
 * the one that acts, the unit of the line on that day; voucher numbers are unique in it and the
 * year.
 */
public sealed interface DisbursementEvent extends LineEvent {

    /**
     * Waits for another person's approval. Takes the voucher number and, unless under a contract,
     * reserves money.
     */
    record DisbursementRequested(
            LineId line,
            LocalDate effective,
            DisbursementId disbursement,
            Money amount,
            UnitCode unit,
            VoucherNumber voucher,
            String payee,
            @Nullable CommitmentId commitment,
            @Nullable String reason)
            implements DisbursementEvent {}

    /** Approved by a person other than the one who requested it. */
    record DisbursementApproved(LineId line, LocalDate effective, DisbursementId disbursement)
            implements DisbursementEvent {}

    /** Refused by a person other than the one who requested it; frees voucher number and money. */
    record DisbursementRejected(
            LineId line,
            LocalDate effective,
            DisbursementId disbursement,
            Money amount,
            UnitCode unit,
            VoucherNumber voucher,
            @Nullable CommitmentId commitment,
            @Nullable String reason)
            implements DisbursementEvent {}

    /**
     * Taken back by the one who requested it, before it was paid; frees voucher number and money.
     */
    record DisbursementWithdrawn(
            LineId line,
            LocalDate effective,
            DisbursementId disbursement,
            Money amount,
            UnitCode unit,
            VoucherNumber voucher,
            @Nullable CommitmentId commitment,
            @Nullable String reason)
            implements DisbursementEvent {}

    /** The treasury paid an approved request. */
    record DisbursementPaid(
            LineId line,
            LocalDate effective,
            DisbursementId disbursement,
            Money amount,
            UnitCode unit,
            VoucherNumber voucher,
            String payee,
            @Nullable CommitmentId commitment,
            @Nullable String reason)
            implements DisbursementEvent {}

    /**
     * A payment recorded as already made, up to the four-eyes limit or by an import.
     *
     * @param corrects the payment that this one records anew
     */
    record DisbursementRecorded(
            LineId line,
            LocalDate effective,
            DisbursementId disbursement,
            Money amount,
            UnitCode unit,
            VoucherNumber voucher,
            String payee,
            @Nullable CommitmentId commitment,
            @Nullable String reason,
            @Nullable DisbursementId corrects)
            implements DisbursementEvent {}

    /**
     * A payment that should not have been recorded so is reversed (更正): it counts from the
     * payment's own day, so that no as-of date shows it any more. Its voucher number is free again.
     *
     * @param effective the effective day of the payment
     * @param amount all of the payment
     * @param correctedBy the payment recorded in its place, in the same decision
     */
    record DisbursementReversed(
            LineId line,
            LocalDate effective,
            DisbursementId disbursement,
            Money amount,
            UnitCode unit,
            VoucherNumber voucher,
            @Nullable CommitmentId commitment,
            DisbursementId correctedBy,
            @Nullable String reason)
            implements DisbursementEvent {}

    /**
     * Money of a payment came back (退款, 退票): restores the line, never the contract, and counts on
     * its own day.
     */
    record DisbursementRefunded(
            LineId line,
            LocalDate effective,
            RefundId refund,
            DisbursementId disbursement,
            Money amount,
            UnitCode unit,
            VoucherNumber voucher,
            @Nullable String payee,
            @Nullable String reason)
            implements DisbursementEvent {}

    /** Money of an earlier year's payment came back. It touches no figure of this year. */
    record PriorYearRefunded(
            LineId line,
            LocalDate effective,
            RefundId refund,
            Money amount,
            UnitCode unit,
            VoucherNumber voucher,
            @Nullable String payee,
            @Nullable String reason)
            implements DisbursementEvent {}
}
