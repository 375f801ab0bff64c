package budgettrail.command.adjustment;

import static budgettrail.command.line.Example.CLERK;
import static budgettrail.command.line.Example.JUNE;
import static budgettrail.command.line.Example.LINE;
import static budgettrail.command.line.Example.OFFICER;
import static budgettrail.command.line.Example.OTHER;
import static budgettrail.command.line.Example.TODAY;
import static budgettrail.command.line.Example.TOMORROW;
import static budgettrail.command.line.Example.adjustment;
import static budgettrail.command.line.Example.description;
import static budgettrail.command.line.Example.ledger;
import static budgettrail.command.line.Example.on;
import static budgettrail.command.line.Example.payment;
import static budgettrail.command.line.Example.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.command.carryover.CloseLine;
import budgettrail.command.disbursement.RecordDisbursement;
import budgettrail.command.line.MemoryLedger;
import budgettrail.command.rejection.MoneyRejection.ExceedsAvailable;
import budgettrail.event.line.AdjustmentEvent.Reduced;
import budgettrail.event.line.AdjustmentEvent.Supplemented;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.FreezeEvent.Frozen;
import budgettrail.event.line.FreezeEvent.Unfrozen;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Supplements, reductions and freezes: one line, one amount. */
class AdjustmentTest {
    private static final LineId NEW = LineId.of("2022:NEW");
    private final MemoryLedger ledger = ledger();

    private static Supplement supplement(LineId line, LocalDate day, String name, String yuan) {
        return new Supplement(line, day, adjustment(name), yuan(yuan), false, null, null, null);
    }

    private static Supplement opening(LocalDate day, String name) {
        return new Supplement(
                NEW, day, adjustment(name), yuan("1.00"), false, null, null, description());
    }

    private static Reduce reduce(String name, String yuan) {
        return new Reduce(LINE, JUNE, adjustment(name), yuan(yuan), true, "文1", null);
    }

    private static Freeze freeze(String yuan) {
        return new Freeze(LINE, JUNE, yuan(yuan), null, null);
    }

    private static Unfreeze unfreeze(String yuan) {
        return new Unfreeze(LINE, JUNE, yuan(yuan), null, null);
    }

    @Test
    void aSupplementAddsMoney() {
        assertThat(ledger.accepts(supplement(LINE, JUNE, "S1", "0.01"), OFFICER))
                .containsExactly(
                        new Supplemented(
                                LINE, JUNE, adjustment("S1"), yuan("0.01"), false, null, null));
        assertThat(ledger.open(LINE).available()).isEqualTo(yuan("1000.01"));
    }

    @Test
    void aSupplementOpensALineAbsentFromTheOpeningBudget() {
        assertThat(ledger.code(supplement(NEW, JUNE, "S1", "1.00"), OFFICER))
                .isEqualTo("UNKNOWN_BUDGET_LINE");
        assertThat(ledger.accepts(opening(JUNE, "S1"), OFFICER))
                .first()
                .isEqualTo(new LineOpened(NEW, JUNE, description()));
    }

    @Test
    void aLineIsUnknownBeforeTheSupplementThatOpenedIt() {
        ledger.given(OFFICER, opening(JUNE, "S1"));
        assertThat(ledger.code(supplement(NEW, JUNE.minusDays(1), "S2", "1.00"), OFFICER))
                .isEqualTo("UNKNOWN_BUDGET_LINE");
        ledger.accepts(supplement(NEW, JUNE, "S2", "1.00"), OFFICER);
    }

    @Test
    void refusesToOpenOutsideTheYearOrInAClosedOne() {
        assertThat(ledger.code(opening(TOMORROW, "S1"), OFFICER)).isEqualTo("YEAR_CLOSED");
        ledger.given(OFFICER, lapse(LINE, "1000.00"), lapse(OTHER, "500.00"));
        assertThat(ledger.code(opening(JUNE, "S1"), OFFICER)).isEqualTo("YEAR_CLOSED");
    }

    private static CloseLine lapse(LineId line, String yuan) {
        return new CloseLine(line, TODAY, Money.ZERO, yuan(yuan), null, null);
    }

    @Test
    void aSupplementObeysTheCommonRules() {
        ledger.given(OFFICER, supplement(LINE, JUNE, "S1", "1.00"));
        assertThat(ledger.code(supplement(LINE, JUNE, "S2", "0.00"), OFFICER))
                .isEqualTo("INVALID_AMOUNT");
        assertThat(ledger.code(supplement(LINE, JUNE, "S2", "-1.00"), OFFICER))
                .isEqualTo("INVALID_AMOUNT");
        assertThat(ledger.code(supplement(LINE, TOMORROW, "S2", "1.00"), OFFICER))
                .isEqualTo("YEAR_CLOSED");
        assertThat(ledger.code(supplement(LINE, TODAY, "S2", "1.00"), on("officer", JUNE)))
                .isEqualTo("DATE_IN_FUTURE");
        assertThat(ledger.code(supplement(LINE, JUNE, "S1", "2.00"), OFFICER))
                .isEqualTo("DUPLICATE_ID");
        assertThat(ledger.code(supplement(LINE, JUNE, "S2", "9999999999999.99"), OFFICER))
                .isEqualTo("LIMIT_REACHED");
    }

    @Test
    void aReductionTakesWhatIsAvailableAndNotAFenMore() {
        ledger.given(CLERK, new RecordDisbursement(payment("P1", "900.00")));
        assertThat(ledger.refuses(reduce("R1", "100.01"), OFFICER))
                .isEqualTo(new ExceedsAvailable(LINE, yuan("100.01"), yuan("100.00")));
        assertThat(ledger.accepts(reduce("R1", "100.00"), OFFICER))
                .containsExactly(
                        new Reduced(
                                LINE, JUNE, adjustment("R1"), yuan("100.00"), true, "文1", null));
        assertThat(ledger.code(reduce("R1", "1.00"), OFFICER)).isEqualTo("DUPLICATE_ID");
    }

    @Test
    void aFreezeSetsAsideWhatIsAvailableAndNotAFenMore() {
        assertThat(ledger.code(freeze("1000.01"), OFFICER)).isEqualTo("EXCEEDS_AVAILABLE");
        assertThat(ledger.accepts(freeze("1000.00"), OFFICER))
                .containsExactly(new Frozen(LINE, JUNE, yuan("1000.00"), null, null));
        assertThat(ledger.open(LINE).available()).isEqualTo(Money.ZERO);
        assertThat(ledger.code(new RecordDisbursement(payment("P1", "0.01")), CLERK))
                .isEqualTo("EXCEEDS_AVAILABLE");
    }

    @Test
    void whatWasFrozenIsUnfrozenAndNotAFenMore() {
        ledger.given(OFFICER, freeze("10.00"));
        assertThat(ledger.code(unfreeze("10.01"), OFFICER)).isEqualTo("EXCEEDS_FROZEN");
        assertThat(ledger.accepts(unfreeze("10.00"), OFFICER))
                .containsExactly(new Unfrozen(LINE, JUNE, yuan("10.00"), null, null));
        assertThat(ledger.open(LINE).available()).isEqualTo(yuan("1000.00"));
    }

    @Test
    void neitherReductionsNorFreezesTouchAClosedLine() {
        ledger.given(OFFICER, lapse(LINE, "1000.00"));
        assertThat(ledger.code(reduce("R1", "1.00"), OFFICER)).isEqualTo("YEAR_CLOSED");
        assertThat(ledger.code(freeze("1.00"), OFFICER)).isEqualTo("YEAR_CLOSED");
        assertThat(ledger.code(unfreeze("1.00"), OFFICER)).isEqualTo("YEAR_CLOSED");
    }
}
