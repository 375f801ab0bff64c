package budgettrail.command.appropriation;

import static budgettrail.command.line.Example.IMPORT;
import static budgettrail.command.line.Example.JUNE;
import static budgettrail.command.line.Example.LINE;
import static budgettrail.command.line.Example.NEW_YEAR;
import static budgettrail.command.line.Example.NEXT;
import static budgettrail.command.line.Example.OFFICER;
import static budgettrail.command.line.Example.OTHER;
import static budgettrail.command.line.Example.TODAY;
import static budgettrail.command.line.Example.TOMORROW;
import static budgettrail.command.line.Example.UNIT;
import static budgettrail.command.line.Example.description;
import static budgettrail.command.line.Example.ledger;
import static budgettrail.command.line.Example.on;
import static budgettrail.command.line.Example.open;
import static budgettrail.command.line.Example.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.command.carryover.CloseLine;
import budgettrail.command.line.MemoryLedger;
import budgettrail.command.rejection.MoneyRejection.PartExceedsWhole;
import budgettrail.event.line.AppropriationEvent.Appropriated;
import budgettrail.event.line.AppropriationEvent.LineDescribed;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.LineDescription;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.event.reference.ExpenditureKind;
import budgettrail.event.reference.FunctionCode;
import budgettrail.event.reference.FundType;
import budgettrail.event.reference.ProjectCode;
import budgettrail.event.reference.UnitCode;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class OpenLineTest {
    private static final LineId NEW = LineId.of("2022:NEW");
    private final MemoryLedger ledger = ledger();

    private static OpenLine opening(LocalDate day, LineDescription description, Money initial) {
        return new OpenLine(NEW, day, description, initial, null, null);
    }

    private static LineDescription of(UnitCode unit, ProjectCode project, Money fiscal) {
        return new LineDescription(
                unit,
                new FunctionCode("2080104"),
                ExpenditureKind.PROJECT,
                null,
                project,
                null,
                null,
                FundType.GENERAL_PUBLIC,
                fiscal,
                false);
    }

    @Test
    void theOpeningBudgetCountsFromNewYearWheneverItIsApproved() {
        assertThat(ledger.accepts(opening(JUNE, description(), yuan("10.00")), OFFICER))
                .containsExactly(
                        new LineOpened(NEW, NEW_YEAR, description()),
                        new Appropriated(NEW, NEW_YEAR, yuan("10.00"), null, null));
    }

    @Test
    void aLineWithoutInitialBudgetExistsFromItsDayOn() {
        assertThat(ledger.accepts(opening(JUNE, description(), null), OFFICER))
                .containsExactly(new LineOpened(NEW, JUNE, description()));
    }

    @Test
    void anInitialBudgetMayBeNothingButNotLess() {
        assertThat(ledger.code(opening(JUNE, description(), yuan("-0.01")), OFFICER))
                .isEqualTo("INVALID_AMOUNT");
        assertThat(ledger.accepts(opening(JUNE, description(), Money.ZERO), OFFICER)).hasSize(2);
    }

    @Test
    void thePartThatIsFiscalAppropriationIsNotNegative() {
        var description = of(UNIT, null, yuan("-0.01"));
        assertThat(ledger.code(opening(JUNE, description, null), OFFICER))
                .isEqualTo("INVALID_AMOUNT");
    }

    @Test
    void thePartThatIsFiscalAppropriationIsNotMoreThanTheWhole() {
        var more = of(UNIT, null, yuan("10.01"));
        assertThat(ledger.refuses(opening(JUNE, more, yuan("10.00")), OFFICER))
                .isEqualTo(new PartExceedsWhole(yuan("10.01"), yuan("10.00")));
        assertThat(ledger.code(opening(JUNE, of(UNIT, null, yuan("0.01")), Money.ZERO), IMPORT))
                .isEqualTo("PART_EXCEEDS_WHOLE");
        ledger.accepts(opening(JUNE, of(UNIT, null, yuan("10.00")), yuan("10.00")), OFFICER);
    }

    @Test
    void refusesADayOutsideTheYear() {
        assertThat(ledger.code(opening(TOMORROW, description(), null), IMPORT))
                .isEqualTo("YEAR_CLOSED");
    }

    @Test
    void refusesTomorrowUnlessImported() {
        var command = opening(JUNE, description(), null);
        assertThat(ledger.code(command, on("officer", JUNE.minusDays(1))))
                .isEqualTo("DATE_IN_FUTURE");
        ledger.accepts(command, on("officer", JUNE));
    }

    @Test
    void refusesAnUnknownUnit() {
        var description = of(new UnitCode("999"), null, null);
        assertThat(ledger.code(opening(JUNE, description, null), OFFICER))
                .isEqualTo("UNKNOWN_UNIT");
    }

    @Test
    void refusesAnUnknownProjectAndTakesAKnownOne() {
        var project = new ProjectCode("410702220000000012147");
        var command = opening(JUNE, of(UNIT, project, null), null);
        assertThat(ledger.code(command, OFFICER)).isEqualTo("UNKNOWN_PROJECT");
        ledger.register().know(project);
        ledger.accepts(command, OFFICER);
    }

    @Test
    void refusesALineThatIsOpen() {
        assertThat(ledger.code(open(LINE, "1.00"), OFFICER)).isEqualTo("LINE_ALREADY_OPEN");
    }

    @Test
    void refusesANewLineOnceAllLinesOfTheYearAreClosed() {
        ledger.given(OFFICER, lapse(LINE, "1000.00"));
        ledger.accepts(opening(JUNE, description(), null), OFFICER);
        ledger.given(OFFICER, lapse(OTHER, "500.00"), lapse(NEW, "0.00"));
        var another = new OpenLine(LineId.of("2022:LATE"), JUNE, description(), null, null, null);
        assertThat(ledger.code(another, OFFICER)).isEqualTo("YEAR_CLOSED");
    }

    private static CloseLine lapse(LineId line, String yuan) {
        return new CloseLine(line, TODAY, Money.ZERO, yuan(yuan), null, null);
    }

    @Test
    void aLineOpenedByMoneyCarriedInGetsItsInitialBudgetOnce() {
        var carry = new CloseLine(LINE, TODAY, yuan("1000.00"), Money.ZERO, null, null);
        var nextYear = on("officer", TOMORROW);
        ledger.given(OFFICER, carry);
        var other = of(UNIT, null, null);
        var command = new OpenLine(NEXT, TOMORROW, other, yuan("5.00"), null, null);
        assertThat(ledger.accepts(command, nextYear))
                .last()
                .isEqualTo(new Appropriated(NEXT, TOMORROW, yuan("5.00"), null, null));
        assertThat(ledger.open(NEXT).sums().adjusted()).isEqualTo(yuan("1005.00"));
        assertThat(ledger.code(command, nextYear)).isEqualTo("LINE_ALREADY_OPEN");
    }

    @Test
    void describesALineOpenedByMoneyCarriedInAnewIfItDiffers() {
        var carry = new CloseLine(LINE, TODAY, yuan("1000.00"), Money.ZERO, null, null);
        ledger.given(OFFICER, carry);
        var other = of(UNIT, null, yuan("1.00"));
        var command = new OpenLine(NEXT, TOMORROW, other, yuan("5.00"), null, null);
        assertThat(ledger.accepts(command, on("officer", TOMORROW)))
                .containsExactly(
                        new LineDescribed(NEXT, TOMORROW, other),
                        new Appropriated(NEXT, TOMORROW, yuan("5.00"), null, null));
    }
}
