package budgettrail.command.disbursement;

import static budgettrail.command.line.Example.APPROVER;
import static budgettrail.command.line.Example.CLERK;
import static budgettrail.command.line.Example.IMPORT;
import static budgettrail.command.line.Example.JUNE;
import static budgettrail.command.line.Example.LINE;
import static budgettrail.command.line.Example.OFFICER;
import static budgettrail.command.line.Example.TODAY;
import static budgettrail.command.line.Example.TOMORROW;
import static budgettrail.command.line.Example.UNIT;
import static budgettrail.command.line.Example.contract;
import static budgettrail.command.line.Example.ledger;
import static budgettrail.command.line.Example.on;
import static budgettrail.command.line.Example.payment;
import static budgettrail.command.line.Example.under;
import static budgettrail.command.line.Example.voucher;
import static budgettrail.command.line.Example.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.command.commitment.PlaceCommitment;
import budgettrail.command.line.Decision.Accepted;
import budgettrail.command.line.MemoryLedger;
import budgettrail.command.rejection.DisbursementRejection.BeforeRequest;
import budgettrail.event.line.DisbursementEvent.DisbursementApproved;
import budgettrail.event.line.DisbursementEvent.DisbursementPaid;
import budgettrail.event.line.DisbursementEvent.DisbursementRejected;
import budgettrail.event.line.DisbursementEvent.DisbursementRequested;
import budgettrail.event.line.DisbursementEvent.DisbursementWithdrawn;
import budgettrail.event.money.Money;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A payment from request to payment, by two people. */
class RequestTest {
    private final MemoryLedger ledger = ledger();

    private static RequestDisbursement ask(String name, String yuan) {
        return new RequestDisbursement(payment(name, yuan));
    }

    private static ApproveDisbursement approve(String name) {
        return new ApproveDisbursement(payment(name), TODAY);
    }

    private static RejectDisbursement reject(String name) {
        return new RejectDisbursement(payment(name), TODAY, "理由");
    }

    private static WithdrawDisbursement withdraw(String name) {
        return new WithdrawDisbursement(payment(name), TODAY, null);
    }

    private static PayDisbursement pay(String name) {
        return new PayDisbursement(payment(name), TODAY);
    }

    @Test
    void reservesWhatIsAvailableAndNotAFenMore() {
        assertThat(ledger.code(ask("P1", "1000.01"), CLERK)).isEqualTo("EXCEEDS_AVAILABLE");
        assertThat(ledger.accepts(ask("P1", "1000.00"), CLERK))
                .containsExactly(
                        new DisbursementRequested(
                                LINE,
                                JUNE,
                                payment("P1"),
                                yuan("1000.00"),
                                UNIT,
                                voucher("V-P1"),
                                "示例银行",
                                null,
                                null));
        assertThat(ledger.open(LINE).available()).isEqualTo(Money.ZERO);
        assertThat(ledger.open(LINE).sums().paid()).isEqualTo(Money.ZERO);
    }

    @Test
    void underAContractNothingIsReservedTwice() {
        ledger.given(
                OFFICER,
                new PlaceCommitment(LINE, JUNE, contract("C1"), yuan("600.00"), null, null));
        ledger.given(CLERK, new RequestDisbursement(under("C1", "P1", "500.00")));
        assertThat(ledger.open(LINE).available()).isEqualTo(yuan("400.00"));
        assertThat(ledger.code(new RequestDisbursement(under("C1", "P2", "100.01")), CLERK))
                .isEqualTo("EXCEEDS_COMMITMENT");
        ledger.given(CLERK, new RequestDisbursement(under("C1", "P2", "100.00")));
        ledger.given(APPROVER, approve("P1"));
        ledger.given(CLERK, pay("P1"));
        assertThat(ledger.open(LINE).sums().committed()).isEqualTo(yuan("100.00"));
        assertThat(ledger.open(LINE).available()).isEqualTo(yuan("400.00"));
    }

    @Test
    void isApprovedByAnotherPersonOnce() {
        ledger.given(CLERK, ask("P1", "10.00"));
        assertThat(ledger.code(approve("P1"), CLERK)).isEqualTo("OWN_REQUEST");
        assertThat(ledger.accepts(approve("P1"), APPROVER))
                .containsExactly(new DisbursementApproved(LINE, TODAY, payment("P1")));
        assertThat(ledger.code(approve("P1"), APPROVER)).isEqualTo("ALREADY_APPROVED");
    }

    @Test
    void isPaidOnceAndOnlyWhenApproved() {
        ledger.given(CLERK, ask("P1", "10.00"));
        assertThat(ledger.code(pay("P1"), CLERK)).isEqualTo("NOT_APPROVED");
        ledger.given(APPROVER, approve("P1"));
        assertThat(ledger.accepts(pay("P1"), CLERK))
                .containsExactly(
                        new DisbursementPaid(
                                LINE,
                                TODAY,
                                payment("P1"),
                                yuan("10.00"),
                                UNIT,
                                voucher("V-P1"),
                                "示例银行",
                                null,
                                null));
        assertThat(ledger.open(LINE).sums().paid()).isEqualTo(yuan("10.00"));
        assertThat(ledger.open(LINE).available()).isEqualTo(yuan("990.00"));
        assertThat(ledger.code(pay("P1"), CLERK)).isEqualTo("ALREADY_SETTLED");
    }

    @Test
    void isRejectedByAnotherPersonWhichFreesMoneyAndNumber() {
        ledger.given(CLERK, ask("P1", "1000.00"));
        assertThat(ledger.code(reject("P1"), CLERK)).isEqualTo("OWN_REQUEST");
        assertThat(ledger.accepts(reject("P1"), APPROVER))
                .containsExactly(
                        new DisbursementRejected(
                                LINE,
                                TODAY,
                                payment("P1"),
                                yuan("1000.00"),
                                UNIT,
                                voucher("V-P1"),
                                null,
                                "理由"));
        assertThat(ledger.open(LINE).available()).isEqualTo(yuan("1000.00"));
        assertThat(ledger.code(approve("P1"), APPROVER)).isEqualTo("ALREADY_SETTLED");
        assertThat(ledger.give(again("P2"), CLERK)).extracting("rounds").isEqualTo(List.of(1));
        assertThat(ledger.code(again("P3"), CLERK)).isEqualTo("DUPLICATE_VOUCHER");
    }

    @Test
    void isWithdrawnByItsRequesterEvenWhenApproved() {
        ledger.given(CLERK, ask("P1", "10.00"));
        ledger.given(APPROVER, approve("P1"));
        assertThat(ledger.code(withdraw("P1"), APPROVER)).isEqualTo("NOT_OWN_REQUEST");
        assertThat(ledger.accepts(withdraw("P1"), CLERK))
                .containsExactly(
                        new DisbursementWithdrawn(
                                LINE,
                                TODAY,
                                payment("P1"),
                                yuan("10.00"),
                                UNIT,
                                voucher("V-P1"),
                                null,
                                null));
    }

    @Test
    void aNumberFreedTwiceIsInItsThirdRound() {
        ledger.given(CLERK, ask("P1", "10.00"), withdraw("P1"), again("P2"));
        var freed = (Accepted) ledger.give(withdraw("P2"), CLERK);
        assertThat(freed.rounds()).containsExactly(1);
        var taken = (Accepted) ledger.give(again("P3"), CLERK);
        assertThat(taken.rounds()).containsExactly(2);
    }

    private static RequestDisbursement again(String name) {
        return new RequestDisbursement(payment(name, "1.00", LINE, JUNE, UNIT, "V-P1", null));
    }

    @Test
    void nothingIsDoneToAnUnknownRequest() {
        assertThat(ledger.code(approve("P1"), APPROVER)).isEqualTo("UNKNOWN_DISBURSEMENT");
        assertThat(ledger.code(reject("P1"), APPROVER)).isEqualTo("UNKNOWN_DISBURSEMENT");
        assertThat(ledger.code(withdraw("P1"), CLERK)).isEqualTo("UNKNOWN_DISBURSEMENT");
        assertThat(ledger.code(pay("P1"), CLERK)).isEqualTo("UNKNOWN_DISBURSEMENT");
    }

    /** Else as of the days between, what nobody had asked for yet would be given back. */
    @Test
    void nothingIsDoneToItBeforeItsDay() {
        var id = payment("P1");
        var before = JUNE.minusDays(1);
        ledger.given(CLERK, ask("P1", "10.00"));
        assertThat(ledger.refuses(new ApproveDisbursement(id, before), APPROVER))
                .isEqualTo(new BeforeRequest(id, before, JUNE));
        assertThat(ledger.code(new RejectDisbursement(id, before, null), APPROVER))
                .isEqualTo("BEFORE_REQUEST");
        assertThat(ledger.code(new WithdrawDisbursement(id, before, null), CLERK))
                .isEqualTo("BEFORE_REQUEST");
        ledger.given(APPROVER, new ApproveDisbursement(id, JUNE));
        assertThat(ledger.code(new PayDisbursement(id, before), CLERK)).isEqualTo("BEFORE_REQUEST");
        assertThat(ledger.code(new PayDisbursement(id, before), IMPORT))
                .isEqualTo("BEFORE_REQUEST");
        ledger.given(CLERK, new PayDisbursement(id, JUNE));
        assertThat(ledger.code(new PayDisbursement(id, before), CLERK))
                .isEqualTo("ALREADY_SETTLED");
    }

    @Test
    void itsDayIsOfTheYearAndNotOfTomorrow() {
        ledger.given(CLERK, ask("P1", "10.00"));
        ledger.given(APPROVER, approve("P1"));
        assertThat(ledger.code(new PayDisbursement(payment("P1"), TOMORROW), CLERK))
                .isEqualTo("YEAR_CLOSED");
        assertThat(ledger.code(pay("P1"), on("clerk", JUNE))).isEqualTo("DATE_IN_FUTURE");
    }
}
