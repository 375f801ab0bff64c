package budgettrail.command.disbursement;

import budgettrail.command.line.Evidence;
import budgettrail.command.line.Rules;
import budgettrail.command.rejection.DisbursementRejection.NotPaid;
import budgettrail.command.rejection.DisbursementRejection.PaymentRefunded;
import budgettrail.command.rejection.DisbursementRejection.PaymentReversed;
import budgettrail.command.rejection.DisbursementRejection.RefundExceedsPayment;
import budgettrail.command.rejection.DisbursementRejection.UnknownDisbursement;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.log.DisbursementSubject;
import budgettrail.log.RegisterKey;
import budgettrail.log.RegisterRow;
import java.util.Optional;
import java.util.Set;

/** A payment that was made: not state any more, so the register is asked. */
record PaidBefore(DisbursementId disbursement) {

    Set<RegisterKey> asks() {
        return Set.of(
                RegisterKey.disbursement(disbursement),
                RegisterKey.paid(disbursement),
                RegisterKey.reversed(disbursement),
                RegisterKey.refundsOf(disbursement));
    }

    /** Its own row, if it was recorded as paid; else the one that says that it is. */
    Optional<RegisterRow> row(Evidence evidence) {
        return named(evidence)
                .filter(it -> DisbursementSubject.of(it).paid())
                .or(() -> evidence.first(RegisterKey.paid(disbursement)));
    }

    /** Known, and paid. */
    Rules known(Rules rules, Evidence evidence) {
        return paid(
                rules.refuseIf(
                        () -> named(evidence).isEmpty(),
                        () -> new UnknownDisbursement(disbursement)),
                evidence);
    }

    /** Known, and paid from this line. */
    Rules of(LineId line, Rules rules, Evidence evidence) {
        return paid(
                rules.refuseIf(
                        () ->
                                named(evidence)
                                        .filter(it -> it.stream().equals(line.toString()))
                                        .isEmpty(),
                        () -> new UnknownDisbursement(disbursement)),
                evidence);
    }

    private Rules paid(Rules rules, Evidence evidence) {
        return rules.refuseIf(() -> row(evidence).isEmpty(), () -> new NotPaid(disbursement));
    }

    /** The row of whatever bears the name, paid or not. */
    private Optional<RegisterRow> named(Evidence evidence) {
        return evidence.first(RegisterKey.disbursement(disbursement));
    }

    /** No correction has taken it back. */
    Rules standing(Rules rules, Evidence evidence) {
        return rules.refuseIf(
                () -> evidence.knows(RegisterKey.reversed(disbursement)),
                () -> new PaymentReversed(disbursement));
    }

    Rules notRefundedBeyond(Rules rules, Money amount, Evidence evidence) {
        return rules.refuseIf(
                () -> amount.exceeds(left(evidence)),
                () -> new RefundExceedsPayment(disbursement, amount, left(evidence)));
    }

    Rules notRefunded(Rules rules, Evidence evidence) {
        return rules.refuseIf(
                () -> refunded(evidence).positive(),
                () -> new PaymentRefunded(disbursement, refunded(evidence)));
    }

    private Money left(Evidence evidence) {
        return row(evidence).map(RegisterRow::amount).orElse(Money.ZERO).minus(refunded(evidence));
    }

    private Money refunded(Evidence evidence) {
        return evidence.sum(RegisterKey.refundsOf(disbursement));
    }
}
