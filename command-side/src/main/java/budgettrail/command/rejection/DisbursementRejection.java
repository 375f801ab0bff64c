package budgettrail.command.rejection;

import budgettrail.event.Actor;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.FiscalYear;
import budgettrail.event.reference.UnitCode;
import java.time.LocalDate;

/** The payment, its refund or its approval is against the rules. */
public sealed interface DisbursementRejection extends Rejection {

    /** The number is taken in this unit and year, by a payment or a refund. */
    record DuplicateVoucher(UnitCode unit, FiscalYear year, VoucherNumber voucher)
            implements DisbursementRejection {}

    /** A refund of this year must name its payment. */
    record ReferenceRequired() implements DisbursementRejection {}

    /** No such disbursement, or, for a refund, none of this line. */
    record UnknownDisbursement(DisbursementId disbursement) implements DisbursementRejection {}

    /** It is requested, or was rejected or withdrawn: nothing was paid that could come back. */
    record NotPaid(DisbursementId disbursement) implements DisbursementRejection {}

    record RefundExceedsPayment(DisbursementId disbursement, Money asked, Money left)
            implements DisbursementRejection {}

    /** Nobody approves or rejects an own request. */
    record OwnRequest(DisbursementId disbursement, Actor requester)
            implements DisbursementRejection {}

    /** Only the requester withdraws a request. */
    record NotOwnRequest(DisbursementId disbursement, Actor requester)
            implements DisbursementRejection {}

    record AlreadyApproved(DisbursementId disbursement) implements DisbursementRejection {}

    record NotApproved(DisbursementId disbursement) implements DisbursementRejection {}

    /** It was paid, rejected or withdrawn before. */
    record AlreadySettled(DisbursementId disbursement) implements DisbursementRejection {}

    /** A request is not approved, paid, rejected or withdrawn before the day it was made for. */
    record BeforeRequest(DisbursementId disbursement, LocalDate effective, LocalDate requested)
            implements DisbursementRejection {}

    /** So much needs a request and another person's approval. */
    record FourEyesRequired(Money amount, Money limit) implements DisbursementRejection {}

    /** Something of the payment came back, so it cannot be reversed. */
    record PaymentRefunded(DisbursementId disbursement, Money refunded)
            implements DisbursementRejection {}

    /** A correction took the payment back. */
    record PaymentReversed(DisbursementId disbursement) implements DisbursementRejection {}
}
