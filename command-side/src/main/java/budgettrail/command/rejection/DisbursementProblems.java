package budgettrail.command.rejection;

import static budgettrail.command.rejection.Problem.conflict;
import static budgettrail.command.rejection.Problem.malformed;
import static budgettrail.command.rejection.Problem.unknown;

import budgettrail.command.rejection.DisbursementRejection.AlreadyApproved;
import budgettrail.command.rejection.DisbursementRejection.AlreadySettled;
import budgettrail.command.rejection.DisbursementRejection.BeforeRequest;
import budgettrail.command.rejection.DisbursementRejection.DuplicateVoucher;
import budgettrail.command.rejection.DisbursementRejection.FourEyesRequired;
import budgettrail.command.rejection.DisbursementRejection.NotApproved;
import budgettrail.command.rejection.DisbursementRejection.NotOwnRequest;
import budgettrail.command.rejection.DisbursementRejection.NotPaid;
import budgettrail.command.rejection.DisbursementRejection.OwnRequest;
import budgettrail.command.rejection.DisbursementRejection.PaymentRefunded;
import budgettrail.command.rejection.DisbursementRejection.PaymentReversed;
import budgettrail.command.rejection.DisbursementRejection.ReferenceRequired;
import budgettrail.command.rejection.DisbursementRejection.RefundExceedsPayment;
import budgettrail.command.rejection.DisbursementRejection.UnknownDisbursement;

/** Answers about payments, refunds and approvals. */
final class DisbursementProblems {
    private DisbursementProblems() {}

    static Problem of(DisbursementRejection rejection) {
        return switch (rejection) {
            case DuplicateVoucher(var unit, var year, var voucher) ->
                    conflict("DUPLICATE_VOUCHER", "/voucher", voucher, unit, year);
            case ReferenceRequired() -> malformed("REFERENCE_REQUIRED", "/disbursement");
            case UnknownDisbursement(var id) ->
                    unknown("UNKNOWN_DISBURSEMENT", "/disbursement", id);
            case NotPaid(var id) -> conflict("NOT_PAID", "/disbursement", id);
            case RefundExceedsPayment(var id, var asked, var left) ->
                    conflict("REFUND_EXCEEDS_PAYMENT", "/amount", id, asked, left);
            case OwnRequest(var id, var requester) ->
                    conflict("OWN_REQUEST", "/disbursement", id, requester);
            case NotOwnRequest(var id, var requester) ->
                    conflict("NOT_OWN_REQUEST", "/disbursement", id, requester);
            case AlreadyApproved(var id) -> conflict("ALREADY_APPROVED", "/disbursement", id);
            case NotApproved(var id) -> conflict("NOT_APPROVED", "/disbursement", id);
            case AlreadySettled(var id) -> conflict("ALREADY_SETTLED", "/disbursement", id);
            case BeforeRequest(var id, var effective, var requested) ->
                    conflict("BEFORE_REQUEST", "/effective", id, effective, requested);
            case FourEyesRequired(var amount, var limit) ->
                    conflict("FOUR_EYES_REQUIRED", "/amount", amount, limit);
            case PaymentRefunded(var id, var refunded) ->
                    conflict("PAYMENT_REFUNDED", "/disbursement", id, refunded);
            case PaymentReversed(var id) -> conflict("PAYMENT_REVERSED", "/disbursement", id);
        };
    }
}
