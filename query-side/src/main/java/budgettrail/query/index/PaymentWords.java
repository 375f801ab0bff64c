package budgettrail.query.index;

import static budgettrail.query.index.FactWords.about;

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

/** What facts about payments are found by. */
final class PaymentWords {
    private PaymentWords() {}

    static FactWords of(DisbursementEvent event) {
        return switch (event) {
            case DisbursementRequested it ->
                    about(it.amount(), null, it.reason())
                            .and(Field.PAYMENT, it.disbursement())
                            .and(Field.VOUCHER, it.voucher())
                            .and(Field.PAYEE, it.payee())
                            .others(it.commitment());
            case DisbursementApproved it ->
                    about(null, null, null).and(Field.PAYMENT, it.disbursement());
            case DisbursementRejected it ->
                    about(it.amount(), null, it.reason())
                            .and(Field.PAYMENT, it.disbursement())
                            .and(Field.VOUCHER, it.voucher())
                            .others(it.commitment());
            case DisbursementWithdrawn it ->
                    about(it.amount(), null, it.reason())
                            .and(Field.PAYMENT, it.disbursement())
                            .and(Field.VOUCHER, it.voucher())
                            .others(it.commitment());
            case DisbursementPaid it ->
                    about(it.amount(), null, it.reason())
                            .and(Field.PAYMENT, it.disbursement())
                            .and(Field.VOUCHER, it.voucher())
                            .and(Field.PAYEE, it.payee())
                            .others(it.commitment());
            case DisbursementRecorded it ->
                    about(it.amount(), null, it.reason())
                            .and(Field.PAYMENT, it.disbursement())
                            .and(Field.VOUCHER, it.voucher())
                            .and(Field.PAYEE, it.payee())
                            .others(it.commitment(), it.corrects());
            case DisbursementReversed it ->
                    about(it.amount(), null, it.reason())
                            .and(Field.PAYMENT, it.disbursement())
                            .and(Field.VOUCHER, it.voucher())
                            .others(it.commitment(), it.correctedBy());
            case DisbursementRefunded it ->
                    about(it.amount(), null, it.reason())
                            .and(Field.PAYMENT, it.disbursement())
                            .and(Field.VOUCHER, it.voucher())
                            .and(Field.PAYEE, it.payee())
                            .others(it.refund());
            case PriorYearRefunded it ->
                    about(it.amount(), null, it.reason())
                            .and(Field.VOUCHER, it.voucher())
                            .and(Field.PAYEE, it.payee())
                            .others(it.refund());
        };
    }
}
