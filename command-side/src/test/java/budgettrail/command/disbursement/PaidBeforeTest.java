package budgettrail.command.disbursement;

import static budgettrail.command.line.Example.JUNE;
import static budgettrail.command.line.Example.LINE;
import static budgettrail.command.line.Example.UNIT;
import static budgettrail.command.line.Example.payment;
import static budgettrail.command.line.Example.voucher;
import static budgettrail.command.line.Example.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.command.line.Evidence;
import budgettrail.log.DisbursementSubject;
import budgettrail.log.RegisterKey;
import budgettrail.log.RegisterRow;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A payment is known by its own row or, if it was requested or is of an older log, by another. */
class PaidBeforeTest {
    private static final RegisterRow REQUESTED = named(false);
    private static final RegisterRow RECORDED = named(true);
    private static final RegisterRow PAID = row(RegisterKey.paid(payment("P1")), null);

    private final PaidBefore payment = new PaidBefore(payment("P1"));

    private static RegisterRow named(boolean paid) {
        var took = new DisbursementSubject(UNIT, voucher("V1"), null, paid);
        return row(RegisterKey.disbursement(payment("P1")), took.toString());
    }

    private static RegisterRow row(RegisterKey key, @Nullable String subject) {
        return new RegisterRow(key, 0, LINE.toString(), 7, subject, yuan("1.00"), JUNE);
    }

    private static Evidence evidence(RegisterRow... rows) {
        return new Evidence(Stream.of(rows).collect(Collectors.toMap(RegisterRow::key, List::of)));
    }

    @Test
    void isTheRowOfWhatWasRecorded() {
        assertThat(payment.row(evidence(RECORDED))).hasValue(RECORDED);
    }

    @Test
    void isTheRowOfWhatWasRequestedAndPaid() {
        assertThat(payment.row(evidence(REQUESTED, PAID))).hasValue(PAID);
    }

    @Test
    void isNotWhatWasOnlyRequested() {
        assertThat(payment.row(evidence(REQUESTED))).isEmpty();
    }

    @Test
    void isNotKnownWithoutARow() {
        assertThat(payment.row(Evidence.NONE)).isEmpty();
    }

    @Test
    void asksForAllOfThem() {
        assertThat(payment.asks()).contains(RECORDED.key(), PAID.key());
    }
}
