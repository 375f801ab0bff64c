package budgettrail.query.fact;

import static budgettrail.query.fact.Telling.yuan;

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
import java.util.Optional;

/** Tells what became of payments. */
final class PaymentTelling {
    private PaymentTelling() {}

    static Told of(DisbursementEvent event) {
        return switch (event) {
            case DisbursementRequested it ->
                    Told.of("requested", yuan(it.amount()), it.payee())
                            .and("voucher", it.voucher())
                            .and("commitment", it.commitment())
                            .and("reason", it.reason());
            case DisbursementApproved _ -> Told.of("approved");
            case DisbursementRejected it ->
                    Told.of("rejected", yuan(it.amount()))
                            .and("voucher", it.voucher())
                            .and("reason", it.reason());
            case DisbursementWithdrawn it ->
                    Told.of("withdrawn", yuan(it.amount()))
                            .and("voucher", it.voucher())
                            .and("reason", it.reason());
            case DisbursementPaid it ->
                    Told.of("paid", yuan(it.amount()), it.payee())
                            .and("voucher", it.voucher())
                            .and("commitment", it.commitment())
                            .and("reason", it.reason());
            case DisbursementRecorded it ->
                    Told.of("paid", yuan(it.amount()), it.payee())
                            .and("voucher", it.voucher())
                            .and("commitment", it.commitment())
                            .and("corrects", it.corrects())
                            .and("reason", it.reason());
            case DisbursementReversed it ->
                    Told.of("reversed", yuan(it.amount()))
                            .and("voucher", it.voucher())
                            .and("correctedBy", it.correctedBy())
                            .and("reason", it.reason());
            case DisbursementRefunded it ->
                    Told.of("refunded", yuan(it.amount()))
                            .and("voucher", it.voucher())
                            .and("payee", it.payee())
                            .and("reason", it.reason());
            case PriorYearRefunded it ->
                    Told.of("priorYearRefunded", yuan(it.amount()))
                            .and("voucher", it.voucher())
                            .and("payee", it.payee())
                            .and("reason", it.reason());
        };
    }

    /** The payment that a fact is about, if it is about one of this year. */
    static Optional<DisbursementId> payment(DisbursementEvent event) {
        return switch (event) {
            case DisbursementRequested it -> Optional.of(it.disbursement());
            case DisbursementApproved it -> Optional.of(it.disbursement());
            case DisbursementRejected it -> Optional.of(it.disbursement());
            case DisbursementWithdrawn it -> Optional.of(it.disbursement());
            case DisbursementPaid it -> Optional.of(it.disbursement());
            case DisbursementRecorded it -> Optional.of(it.disbursement());
            case DisbursementReversed it -> Optional.of(it.disbursement());
            case DisbursementRefunded it -> Optional.of(it.disbursement());
            case PriorYearRefunded _ -> Optional.empty();
        };
    }
}
