package budgettrail.command.commitment;

import static budgettrail.command.line.Example.CLERK;
import static budgettrail.command.line.Example.JUNE;
import static budgettrail.command.line.Example.LINE;
import static budgettrail.command.line.Example.OFFICER;
import static budgettrail.command.line.Example.OTHER;
import static budgettrail.command.line.Example.TOMORROW;
import static budgettrail.command.line.Example.UNIT;
import static budgettrail.command.line.Example.contract;
import static budgettrail.command.line.Example.ledger;
import static budgettrail.command.line.Example.payment;
import static budgettrail.command.line.Example.under;
import static budgettrail.command.line.Example.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.command.disbursement.RecordDisbursement;
import budgettrail.command.disbursement.RequestDisbursement;
import budgettrail.command.line.MemoryLedger;
import budgettrail.command.rejection.CommitmentRejection.ExceedsCommitment;
import budgettrail.event.line.CommitmentEvent.CommitmentPlaced;
import budgettrail.event.line.CommitmentEvent.CommitmentReleased;
import budgettrail.event.line.CommitmentEvent.CommitmentRevised;
import budgettrail.event.money.Money;
import org.junit.jupiter.api.Test;

class CommitmentTest {
    private final MemoryLedger ledger = ledger();

    private static PlaceCommitment place(String name, String yuan) {
        return new PlaceCommitment(LINE, JUNE, contract(name), yuan(yuan), "示例公司", null);
    }

    private static ReviseCommitment revise(String name, String yuan) {
        return new ReviseCommitment(LINE, JUNE, contract(name), yuan(yuan), null);
    }

    private static ReleaseCommitment release(String name, String yuan) {
        return new ReleaseCommitment(LINE, JUNE, contract(name), yuan(yuan), null, null);
    }

    @Test
    void reservesWhatIsAvailableAndNotAFenMore() {
        assertThat(ledger.code(place("C1", "1000.01"), OFFICER)).isEqualTo("EXCEEDS_AVAILABLE");
        assertThat(ledger.accepts(place("C1", "1000.00"), OFFICER))
                .containsExactly(
                        new CommitmentPlaced(
                                LINE, JUNE, contract("C1"), yuan("1000.00"), "示例公司", null));
        assertThat(ledger.open(LINE).available()).isEqualTo(Money.ZERO);
    }

    @Test
    void aNameIsUsedOnceEvenAfterTheContractIsSettled() {
        ledger.given(OFFICER, place("C1", "10.00"));
        assertThat(ledger.code(place("C1", "1.00"), OFFICER)).isEqualTo("DUPLICATE_ID");
        ledger.given(OFFICER, release("C1", "10.00"));
        assertThat(ledger.open(LINE).commitments().count()).isZero();
        assertThat(ledger.code(place("C1", "1.00"), OFFICER)).isEqualTo("DUPLICATE_ID");
    }

    @Test
    void aContractThatIsUsedUpIsKnownAndHasNothingLeft() {
        ledger.given(OFFICER, place("C1", "10.00"));
        ledger.given(CLERK, new RecordDisbursement(under("C1", "P1", "10.00")));
        var nothing = new ExceedsCommitment(contract("C1"), yuan("0.01"), Money.ZERO, "amount");
        assertThat(ledger.refuses(new RecordDisbursement(under("C1", "P2", "0.01")), CLERK))
                .isEqualTo(nothing);
        assertThat(ledger.refuses(new RequestDisbursement(under("C1", "P2", "0.01")), CLERK))
                .isEqualTo(nothing);
        assertThat(ledger.refuses(release("C1", "0.01"), OFFICER)).isEqualTo(nothing);
        assertThat(ledger.code(revise("C1", "-0.01"), OFFICER)).isEqualTo("EXCEEDS_COMMITMENT");
    }

    @Test
    void aContractThatIsUsedUpCanGrowAgain() {
        ledger.given(OFFICER, place("C1", "10.00"), release("C1", "10.00"));
        assertThat(ledger.code(revise("C1", "1000.01"), OFFICER)).isEqualTo("EXCEEDS_AVAILABLE");
        ledger.given(OFFICER, revise("C1", "1000.00"));
        assertThat(ledger.open(LINE).available()).isEqualTo(Money.ZERO);
        ledger.given(CLERK, new RecordDisbursement(under("C1", "P1", "1000.00")));
        assertThat(ledger.open(LINE).commitments().count()).isZero();
    }

    /** Not the one of another line. */
    @Test
    void aContractOfAnotherLineIsUnknown() {
        ledger.given(OFFICER, place("C1", "10.00"));
        var other = payment("P1", "1.00", OTHER, JUNE, UNIT, "V1", "C1");
        assertThat(ledger.code(new RecordDisbursement(other), CLERK))
                .isEqualTo("UNKNOWN_COMMITMENT");
    }

    @Test
    void isRevisedUpwardsByWhatIsAvailable() {
        ledger.given(OFFICER, place("C1", "600.00"));
        assertThat(ledger.code(revise("C1", "400.01"), OFFICER)).isEqualTo("EXCEEDS_AVAILABLE");
        assertThat(ledger.accepts(revise("C1", "400.00"), OFFICER))
                .containsExactly(
                        new CommitmentRevised(LINE, JUNE, contract("C1"), yuan("400.00"), null));
    }

    @Test
    void isRevisedDownwardsByWhatIsLeftAndNotAskedFor() {
        ledger.given(OFFICER, place("C1", "600.00"));
        ledger.given(CLERK, new RequestDisbursement(under("C1", "P1", "100.00")));
        assertThat(ledger.refuses(revise("C1", "-500.01"), OFFICER))
                .isEqualTo(
                        new ExceedsCommitment(
                                contract("C1"), yuan("500.01"), yuan("500.00"), "change"));
        ledger.accepts(revise("C1", "-500.00"), OFFICER);
        assertThat(ledger.open(LINE).available()).isEqualTo(yuan("900.00"));
    }

    @Test
    void isReleasedByWhatIsLeftAndNotAskedFor() {
        ledger.given(OFFICER, place("C1", "600.00"));
        ledger.given(CLERK, new RecordDisbursement(under("C1", "P0", "50.00")));
        ledger.given(CLERK, new RequestDisbursement(under("C1", "P1", "100.00")));
        assertThat(ledger.code(release("C1", "450.01"), OFFICER)).isEqualTo("EXCEEDS_COMMITMENT");
        assertThat(ledger.accepts(release("C1", "450.00"), OFFICER))
                .containsExactly(
                        new CommitmentReleased(
                                LINE, JUNE, contract("C1"), yuan("450.00"), null, null));
        assertThat(ledger.open(LINE).sums().committed()).isEqualTo(yuan("100.00"));
    }

    @Test
    void obeysTheCommonRules() {
        ledger.given(OFFICER, place("C1", "10.00"));
        assertThat(ledger.code(place("C2", "0.00"), OFFICER)).isEqualTo("INVALID_AMOUNT");
        assertThat(ledger.code(revise("C1", "0.00"), OFFICER)).isEqualTo("INVALID_AMOUNT");
        assertThat(ledger.code(release("C1", "-1.00"), OFFICER)).isEqualTo("INVALID_AMOUNT");
        assertThat(ledger.code(revise("C9", "1.00"), OFFICER)).isEqualTo("UNKNOWN_COMMITMENT");
        var late = new PlaceCommitment(LINE, TOMORROW, contract("C2"), yuan("1.00"), null, null);
        assertThat(ledger.code(late, OFFICER)).isEqualTo("YEAR_CLOSED");
    }
}
