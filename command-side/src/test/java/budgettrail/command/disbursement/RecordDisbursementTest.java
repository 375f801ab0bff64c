package budgettrail.command.disbursement;

import static budgettrail.command.line.Example.CLERK;
import static budgettrail.command.line.Example.IMPORT;
import static budgettrail.command.line.Example.JUNE;
import static budgettrail.command.line.Example.LIMIT;
import static budgettrail.command.line.Example.LINE;
import static budgettrail.command.line.Example.OFFICER;
import static budgettrail.command.line.Example.OTHER;
import static budgettrail.command.line.Example.OTHER_UNIT;
import static budgettrail.command.line.Example.TODAY;
import static budgettrail.command.line.Example.TOMORROW;
import static budgettrail.command.line.Example.UNIT;
import static budgettrail.command.line.Example.adjustment;
import static budgettrail.command.line.Example.contract;
import static budgettrail.command.line.Example.description;
import static budgettrail.command.line.Example.ledger;
import static budgettrail.command.line.Example.payment;
import static budgettrail.command.line.Example.under;
import static budgettrail.command.line.Example.voucher;
import static budgettrail.command.line.Example.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.command.adjustment.Supplement;
import budgettrail.command.appropriation.OpenLine;
import budgettrail.command.carryover.CloseLine;
import budgettrail.command.commitment.PlaceCommitment;
import budgettrail.command.line.Example;
import budgettrail.command.line.MemoryLedger;
import budgettrail.command.rejection.DisbursementRejection.FourEyesRequired;
import budgettrail.command.rejection.MoneyRejection.ExceedsAvailable;
import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordDisbursementTest {
    private static final LineId NEW = LineId.of("2022:NEW");
    private final MemoryLedger ledger = ledger();

    private static RecordDisbursement pay(String name, String yuan) {
        return new RecordDisbursement(payment(name, yuan));
    }

    private static RecordDisbursement on(LineId line, LocalDate day) {
        return new RecordDisbursement(payment("P1", "10.00", line, day, UNIT, "V1", null));
    }

    @Test
    void paysWhatIsAvailableAndNotAFenMore() {
        assertThat(ledger.refuses(pay("P1", "1000.01"), CLERK))
                .isEqualTo(new ExceedsAvailable(LINE, yuan("1000.01"), yuan("1000.00")));
        assertThat(ledger.accepts(pay("P1", "1000.00"), CLERK))
                .containsExactly(
                        new DisbursementRecorded(
                                LINE,
                                JUNE,
                                payment("P1"),
                                yuan("1000.00"),
                                UNIT,
                                voucher("V-P1"),
                                "示例银行",
                                null,
                                null,
                                null));
        assertThat(ledger.code(pay("P2", "0.01"), CLERK)).isEqualTo("EXCEEDS_AVAILABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.00", "-5.00"})
    void refusesWhatIsNoAmount(String yuan) {
        assertThat(ledger.code(pay("P1", yuan), CLERK)).isEqualTo("INVALID_AMOUNT");
    }

    @Test
    void refusesALineNobodyOpenedOrNotYetOnThatDay() {
        assertThat(ledger.code(on(NEW, JUNE), CLERK)).isEqualTo("UNKNOWN_BUDGET_LINE");
        ledger.given(
                OFFICER,
                new Supplement(
                        NEW,
                        JUNE.plusDays(1),
                        adjustment("S1"),
                        yuan("10.00"),
                        false,
                        null,
                        null,
                        description()));
        assertThat(ledger.code(on(NEW, JUNE), CLERK)).isEqualTo("UNKNOWN_BUDGET_LINE");
        ledger.accepts(on(NEW, JUNE.plusDays(1)), CLERK);
    }

    @Test
    void refusesAnotherUnit() {
        var command =
                new RecordDisbursement(payment("P1", "10.00", LINE, JUNE, OTHER_UNIT, "V1", null));
        assertThat(ledger.code(command, CLERK)).isEqualTo("UNIT_MISMATCH");
    }

    @Test
    void refusesADayOutsideTheYearEvenBeforeTheClose() {
        assertThat(ledger.code(on(LINE, TOMORROW), CLERK)).isEqualTo("YEAR_CLOSED");
        assertThat(ledger.code(on(LINE, LocalDate.of(2021, 12, 31)), CLERK))
                .isEqualTo("YEAR_CLOSED");
    }

    @Test
    void refusesAClosedLine() {
        var lapsed = new CloseLine(LINE, TODAY, Money.ZERO, yuan("1000.00"), null, null);
        ledger.given(OFFICER, lapsed);
        assertThat(ledger.code(on(LINE, JUNE), CLERK)).isEqualTo("YEAR_CLOSED");
    }

    @Test
    void refusesTomorrow() {
        var today = Example.on("clerk", JUNE.minusDays(1));
        assertThat(ledger.code(on(LINE, JUNE), today)).isEqualTo("DATE_IN_FUTURE");
    }

    @Test
    void aVoucherNumberIsTakenOnceInAUnitAndYear() {
        ledger.given(CLERK, pay("P1", "1.00"));
        var again = new RecordDisbursement(payment("P2", "1.00", OTHER, JUNE, UNIT, "V-P1", null));
        assertThat(ledger.code(again, CLERK)).isEqualTo("DUPLICATE_VOUCHER");
    }

    @Test
    void aNameIsTakenOnceEverywhere() {
        ledger.given(CLERK, pay("P1", "1.00"));
        var again = new RecordDisbursement(payment("P1", "1.00", OTHER, JUNE, UNIT, "V2", null));
        assertThat(ledger.code(again, CLERK)).isEqualTo("DUPLICATE_ID");
    }

    @Test
    void underAContractItPaysWhatIsLeftOfItAndNotAFenMore() {
        ledger.given(
                OFFICER,
                new PlaceCommitment(LINE, JUNE, contract("C1"), yuan("1000.00"), null, null));
        ledger.given(CLERK, new RequestDisbursement(under("C1", "P0", "400.00")));
        assertThat(ledger.code(new RecordDisbursement(under("C9", "P1", "1.00")), CLERK))
                .isEqualTo("UNKNOWN_COMMITMENT");
        assertThat(ledger.code(new RecordDisbursement(under("C1", "P1", "600.01")), CLERK))
                .isEqualTo("EXCEEDS_COMMITMENT");
        ledger.accepts(new RecordDisbursement(under("C1", "P1", "600.00")), CLERK);
        assertThat(ledger.open(LINE).sums().committed()).isEqualTo(yuan("400.00"));
        assertThat(ledger.open(LINE).available()).isEqualTo(Money.ZERO);
    }

    @Test
    void whatAContractHoldsIsNotAvailableToOthers() {
        ledger.given(
                OFFICER,
                new PlaceCommitment(LINE, JUNE, contract("C1"), yuan("999.99"), null, null));
        assertThat(ledger.code(pay("P1", "0.02"), CLERK)).isEqualTo("EXCEEDS_AVAILABLE");
        ledger.accepts(pay("P1", "0.01"), CLERK);
    }

    @Test
    void aboveTheLimitItNeedsFourEyesUnlessImported() {
        ledger.given(OFFICER, new OpenLine(NEW, JUNE, description(), yuan("99999"), null, null));
        var fen = yuan("0.01");
        var most = paying("P1", LIMIT);
        var more = paying("P2", LIMIT.plus(fen));
        assertThat(ledger.refuses(more, CLERK))
                .isEqualTo(new FourEyesRequired(LIMIT.plus(fen), LIMIT));
        ledger.accepts(most, CLERK);
        ledger.accepts(more, IMPORT);
    }

    @Test
    void whatIsNotAvailableIsNotSentToAnotherPerson() {
        assertThat(ledger.code(pay("P1", "5000.01"), CLERK)).isEqualTo("EXCEEDS_AVAILABLE");
    }

    private static RecordDisbursement paying(String name, Money amount) {
        return new RecordDisbursement(
                payment(name, amount.yuan(), NEW, JUNE, UNIT, "V-" + name, null));
    }
}
