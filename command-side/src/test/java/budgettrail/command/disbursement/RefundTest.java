package budgettrail.command.disbursement;

import static budgettrail.command.line.Example.APPROVER;
import static budgettrail.command.line.Example.CLERK;
import static budgettrail.command.line.Example.JUNE;
import static budgettrail.command.line.Example.LINE;
import static budgettrail.command.line.Example.OFFICER;
import static budgettrail.command.line.Example.OTHER;
import static budgettrail.command.line.Example.OTHER_UNIT;
import static budgettrail.command.line.Example.TODAY;
import static budgettrail.command.line.Example.TOMORROW;
import static budgettrail.command.line.Example.UNIT;
import static budgettrail.command.line.Example.contract;
import static budgettrail.command.line.Example.ledger;
import static budgettrail.command.line.Example.payment;
import static budgettrail.command.line.Example.refund;
import static budgettrail.command.line.Example.under;
import static budgettrail.command.line.Example.voucher;
import static budgettrail.command.line.Example.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.command.commitment.PlaceCommitment;
import budgettrail.command.line.MemoryLedger;
import budgettrail.command.rejection.DisbursementRejection.RefundExceedsPayment;
import budgettrail.event.line.DisbursementEvent.DisbursementRefunded;
import budgettrail.event.line.DisbursementEvent.PriorYearRefunded;
import budgettrail.event.line.LineId;
import budgettrail.event.reference.UnitCode;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RefundTest {
    private final MemoryLedger ledger =
            ledger().given(CLERK, new RecordDisbursement(payment("P1", "100.00")));

    private static RefundDisbursement back(String name, String of, String yuan) {
        return back(name, of, yuan, LINE, TODAY, UNIT);
    }

    private static RefundDisbursement back(
            String name, String of, String yuan, LineId line, LocalDate day, UnitCode unit) {
        return new RefundDisbursement(
                line,
                day,
                refund(name),
                of == null ? null : payment(of),
                yuan(yuan),
                unit,
                voucher("V-" + name),
                null,
                null);
    }

    @Test
    void restoresTheLineByWhatIsLeftOfThePaymentAndNotAFenMore() {
        ledger.given(CLERK, back("R1", "P1", "30.00"));
        assertThat(ledger.refuses(back("R2", "P1", "70.01"), CLERK))
                .isEqualTo(new RefundExceedsPayment(payment("P1"), yuan("70.01"), yuan("70.00")));
        assertThat(ledger.accepts(back("R2", "P1", "70.00"), CLERK))
                .containsExactly(
                        new DisbursementRefunded(
                                LINE,
                                TODAY,
                                refund("R2"),
                                payment("P1"),
                                yuan("70.00"),
                                UNIT,
                                voucher("V-R2"),
                                null,
                                null));
        assertThat(ledger.open(LINE).available()).isEqualTo(yuan("1000.00"));
    }

    @Test
    void restoresTheLineAndNeverTheContract() {
        ledger.given(
                OFFICER,
                new PlaceCommitment(LINE, JUNE, contract("C1"), yuan("200.00"), null, null));
        ledger.given(CLERK, new RecordDisbursement(under("C1", "P2", "50.00")));
        ledger.given(CLERK, back("R1", "P2", "50.00"));
        assertThat(ledger.open(LINE).sums().committed()).isEqualTo(yuan("150.00"));
        assertThat(ledger.open(LINE).available()).isEqualTo(yuan("750.00"));
    }

    @Test
    void namesItsPayment() {
        assertThat(ledger.code(back("R1", null, "10.00"), CLERK)).isEqualTo("REFERENCE_REQUIRED");
        assertThat(ledger.code(back("R1", "P9", "10.00"), CLERK)).isEqualTo("UNKNOWN_DISBURSEMENT");
    }

    @Test
    void namesAPaymentOfItsOwnLineThatWasPaid() {
        assertThat(ledger.code(back("R1", "P1", "10.00", OTHER, TODAY, UNIT), CLERK))
                .isEqualTo("UNKNOWN_DISBURSEMENT");
        ledger.given(CLERK, new RequestDisbursement(payment("P2", "10.00")));
        assertThat(ledger.code(back("R1", "P2", "10.00"), CLERK)).isEqualTo("NOT_PAID");
        assertThat(ledger.code(back("R1", "P2", "10.00", OTHER, TODAY, UNIT), CLERK))
                .isEqualTo("UNKNOWN_DISBURSEMENT");
        ledger.given(APPROVER, new ApproveDisbursement(payment("P2"), TODAY));
        ledger.given(CLERK, new PayDisbursement(payment("P2"), TODAY));
        ledger.accepts(back("R1", "P2", "10.00"), CLERK);
    }

    @Test
    void obeysTheCommonRules() {
        assertThat(ledger.code(back("R1", "P1", "0.00"), CLERK)).isEqualTo("INVALID_AMOUNT");
        assertThat(ledger.code(back("R1", "P1", "1.00", LINE, TODAY, OTHER_UNIT), CLERK))
                .isEqualTo("UNIT_MISMATCH");
        assertThat(ledger.code(back("R1", "P1", "1.00", LINE, TOMORROW, UNIT), CLERK))
                .isEqualTo("YEAR_CLOSED");
        ledger.given(CLERK, back("R1", "P1", "1.00"));
        assertThat(ledger.code(back("R1", "P1", "1.00"), CLERK)).isEqualTo("DUPLICATE_VOUCHER");
    }

    @Test
    void aRefundOfAnEarlierYearTouchesNoFigure() {
        var before = ledger.open(LINE);
        assertThat(ledger.accepts(prior("R1", "V1"), CLERK))
                .containsExactly(
                        new PriorYearRefunded(
                                LINE,
                                TODAY,
                                refund("R1"),
                                yuan("4200.00"),
                                UNIT,
                                voucher("V1"),
                                null,
                                null));
        assertThat(ledger.open(LINE)).isEqualTo(before);
        assertThat(ledger.code(prior("R2", "V1"), CLERK)).isEqualTo("DUPLICATE_VOUCHER");
        assertThat(ledger.code(prior("R1", "V2"), CLERK)).isEqualTo("DUPLICATE_ID");
    }

    private static RefundPriorYear prior(String name, String voucher) {
        return new RefundPriorYear(
                LINE, TODAY, refund(name), yuan("4200.00"), UNIT, voucher(voucher), null, null);
    }
}
