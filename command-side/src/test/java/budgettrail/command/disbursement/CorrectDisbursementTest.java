package budgettrail.command.disbursement;

import static budgettrail.command.line.Example.APPROVER;
import static budgettrail.command.line.Example.CLERK;
import static budgettrail.command.line.Example.JUNE;
import static budgettrail.command.line.Example.LINE;
import static budgettrail.command.line.Example.OFFICER;
import static budgettrail.command.line.Example.OTHER;
import static budgettrail.command.line.Example.TODAY;
import static budgettrail.command.line.Example.UNIT;
import static budgettrail.command.line.Example.contract;
import static budgettrail.command.line.Example.ledger;
import static budgettrail.command.line.Example.payment;
import static budgettrail.command.line.Example.refund;
import static budgettrail.command.line.Example.under;
import static budgettrail.command.line.Example.voucher;
import static budgettrail.command.line.Example.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.command.adjustment.Supplement;
import budgettrail.command.carryover.CloseLine;
import budgettrail.command.commitment.PlaceCommitment;
import budgettrail.command.line.Decision.Accepted;
import budgettrail.command.line.Example;
import budgettrail.command.line.MemoryLedger;
import budgettrail.command.rejection.Problem;
import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;
import budgettrail.event.line.DisbursementEvent.DisbursementReversed;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import org.junit.jupiter.api.Test;

class CorrectDisbursementTest {
    private final MemoryLedger ledger =
            ledger().given(CLERK, new RecordDisbursement(payment("P1", "900.00")));

    private static CorrectDisbursement correct(
            String wrong, String name, String yuan, LineId line, String voucher) {
        return new CorrectDisbursement(
                payment(wrong), payment(name, yuan, line, TODAY, UNIT, voucher, null));
    }

    @Test
    void reversesThePaymentOnItsOwnDayAndRecordsItAnewOnAnotherLine() {
        assertThat(ledger.accepts(correct("P1", "P2", "500.00", OTHER, "V2"), CLERK))
                .containsExactly(
                        new DisbursementReversed(
                                LINE,
                                JUNE,
                                payment("P1"),
                                yuan("900.00"),
                                UNIT,
                                voucher("V-P1"),
                                null,
                                payment("P2"),
                                null),
                        new DisbursementRecorded(
                                OTHER,
                                TODAY,
                                payment("P2"),
                                yuan("500.00"),
                                UNIT,
                                voucher("V2"),
                                "示例银行",
                                null,
                                null,
                                payment("P1")));
        assertThat(ledger.open(LINE).available()).isEqualTo(yuan("1000.00"));
        assertThat(ledger.open(OTHER).available()).isEqualTo(Money.ZERO);
    }

    @Test
    void takesNotAFenMoreThanTheOtherLineHas() {
        assertThat(ledger.code(correct("P1", "P2", "500.01", OTHER, "V2"), CLERK))
                .isEqualTo("EXCEEDS_AVAILABLE");
    }

    @Test
    void onItsOwnLineItMayUseWhatTheReversalGivesBack() {
        assertThat(ledger.code(correct("P1", "P2", "1000.01", LINE, "V2"), CLERK))
                .isEqualTo("EXCEEDS_AVAILABLE");
        ledger.accepts(correct("P1", "P2", "1000.00", LINE, "V2"), CLERK);
        assertThat(ledger.open(LINE).available()).isEqualTo(Money.ZERO);
    }

    @Test
    void mayKeepTheVoucherNumberItFrees() {
        var decision = (Accepted) ledger.give(correct("P1", "P2", "1.00", LINE, "V-P1"), CLERK);
        assertThat(decision.rounds()).containsExactly(0, 1);
        var again = (Accepted) ledger.give(correct("P2", "P3", "2.00", OTHER, "V-P1"), CLERK);
        assertThat(again.rounds()).containsExactly(1, 2);
    }

    @Test
    void theFreedNumberCanBeTakenByAnother() {
        ledger.given(CLERK, correct("P1", "P2", "1.00", LINE, "V2"));
        var other = payment("P3", "1.00", LINE, JUNE, UNIT, "V-P1", null);
        ledger.accepts(new RecordDisbursement(other), CLERK);
    }

    @Test
    void givesBackToTheContractWhatItTook() {
        ledger.given(
                OFFICER,
                new PlaceCommitment(LINE, JUNE, contract("C1"), yuan("100.00"), null, null));
        ledger.given(CLERK, new RecordDisbursement(under("C1", "P2", "100.00")));
        assertThat(ledger.open(LINE).commitments().count()).isZero();
        var tooMuch = new CorrectDisbursement(payment("P2"), under("C1", "P3", "100.01"));
        assertThat(ledger.code(tooMuch, CLERK)).isEqualTo("EXCEEDS_COMMITMENT");
        var less = new CorrectDisbursement(payment("P2"), under("C1", "P3", "60.00"));
        ledger.accepts(less, CLERK);
        assertThat(ledger.open(LINE).sums().committed()).isEqualTo(yuan("40.00"));
        assertThat(ledger.open(LINE).available()).isEqualTo(Money.ZERO);
    }

    @Test
    void anApprovedAndPaidRequestIsCorrectedOnTheDayItWasPaid() {
        ledger.given(CLERK, new RequestDisbursement(payment("P2", "50.00")));
        assertThat(ledger.code(correct("P2", "P3", "1.00", LINE, "V3"), CLERK))
                .isEqualTo("NOT_PAID");
        ledger.given(APPROVER, new ApproveDisbursement(payment("P2"), TODAY));
        assertThat(ledger.code(correct("P2", "P3", "1.00", LINE, "V3"), CLERK))
                .isEqualTo("NOT_PAID");
        ledger.given(CLERK, new PayDisbursement(payment("P2"), TODAY));
        assertThat(ledger.accepts(correct("P2", "P3", "1.00", LINE, "V3"), CLERK))
                .first()
                .extracting("effective")
                .isEqualTo(TODAY);
    }

    @Test
    void whatWasWithdrawnWasNeverPaid() {
        ledger.given(
                CLERK,
                new RequestDisbursement(payment("P2", "50.00")),
                new WithdrawDisbursement(payment("P2"), TODAY, null));
        assertThat(ledger.code(correct("P2", "P3", "1.00", LINE, "V3"), CLERK))
                .isEqualTo("NOT_PAID");
    }

    @Test
    void refusesAPaymentOfWhichSomethingCameBack() {
        ledger.given(
                CLERK,
                new RefundDisbursement(
                        LINE,
                        TODAY,
                        refund("R1"),
                        payment("P1"),
                        yuan("0.01"),
                        UNIT,
                        voucher("VR"),
                        null,
                        null));
        assertThat(ledger.code(correct("P1", "P2", "1.00", LINE, "V2"), CLERK))
                .isEqualTo("PAYMENT_REFUNDED");
    }

    @Test
    void refusesAPaymentTwiceAndItsRefundAfterwards() {
        ledger.given(CLERK, correct("P1", "P2", "1.00", LINE, "V2"));
        assertThat(ledger.code(correct("P1", "P3", "1.00", LINE, "V3"), CLERK))
                .isEqualTo("PAYMENT_REVERSED");
        var refund =
                new RefundDisbursement(
                        LINE,
                        TODAY,
                        refund("R1"),
                        payment("P1"),
                        yuan("1.00"),
                        UNIT,
                        voucher("VR"),
                        null,
                        null);
        assertThat(ledger.code(refund, CLERK)).isEqualTo("PAYMENT_REVERSED");
    }

    @Test
    void obeysTheCommonRules() {
        assertThat(ledger.code(correct("P9", "P2", "1.00", LINE, "V2"), CLERK))
                .isEqualTo("UNKNOWN_DISBURSEMENT");
        assertThat(ledger.code(correct("P1", "P2", "0.00", LINE, "V2"), CLERK))
                .isEqualTo("INVALID_AMOUNT");
        assertThat(ledger.code(correct("P1", "P1", "1.00", LINE, "V2"), CLERK))
                .isEqualTo("DUPLICATE_ID");
        ledger.given(CLERK, new RecordDisbursement(payment("P2", "1.00")));
        assertThat(ledger.code(correct("P1", "P3", "1.00", LINE, "V-P2"), CLERK))
                .isEqualTo("DUPLICATE_VOUCHER");
    }

    @Test
    void refusesAPaymentOfAClosedLine() {
        ledger.given(OFFICER, new CloseLine(LINE, TODAY, Money.ZERO, yuan("100.00"), null, null));
        var refused = Problem.of(ledger.refuses(correct("P1", "P2", "1.00", OTHER, "V2"), CLERK));
        assertThat(refused.code()).isEqualTo("YEAR_CLOSED");
        assertThat(refused.pointer()).as("not the new payment's day").isEqualTo("/disbursement");
    }

    @Test
    void theNewAmountObeysTheFourEyesLimit() {
        ledger.given(
                OFFICER,
                new Supplement(
                        LINE,
                        JUNE,
                        Example.adjustment("S1"),
                        yuan("9000.00"),
                        false,
                        null,
                        null,
                        null));
        assertThat(ledger.code(correct("P1", "P2", "5000.01", LINE, "V2"), CLERK))
                .isEqualTo("FOUR_EYES_REQUIRED");
        ledger.accepts(correct("P1", "P2", "5000.00", LINE, "V2"), CLERK);
    }
}
