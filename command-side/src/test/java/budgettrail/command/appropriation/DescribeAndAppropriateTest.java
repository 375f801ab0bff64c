package budgettrail.command.appropriation;

import static budgettrail.command.line.Example.JUNE;
import static budgettrail.command.line.Example.LINE;
import static budgettrail.command.line.Example.NEW_YEAR;
import static budgettrail.command.line.Example.OFFICER;
import static budgettrail.command.line.Example.OTHER_UNIT;
import static budgettrail.command.line.Example.TODAY;
import static budgettrail.command.line.Example.UNIT;
import static budgettrail.command.line.Example.description;
import static budgettrail.command.line.Example.ledger;
import static budgettrail.command.line.Example.on;
import static budgettrail.command.line.Example.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.command.carryover.CloseLine;
import budgettrail.command.line.MemoryLedger;
import budgettrail.event.line.AppropriationEvent.Appropriated;
import budgettrail.event.line.AppropriationEvent.LineDescribed;
import budgettrail.event.line.LineDescription;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.event.reference.ExpenditureKind;
import budgettrail.event.reference.FundType;
import budgettrail.event.reference.UnitCode;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DescribeAndAppropriateTest {
    private static final LineId NEW = LineId.of("2022:NEW");
    private static final LineDescription MOVED =
            description(OTHER_UNIT, ExpenditureKind.PROJECT, FundType.GENERAL_PUBLIC);

    private final MemoryLedger ledger = ledger();

    @Test
    void aLineIsDescribedAnewFromADayOn() {
        assertThat(ledger.accepts(new DescribeLine(LINE, JUNE, MOVED), OFFICER))
                .containsExactly(new LineDescribed(LINE, JUNE, MOVED));
        assertThat(ledger.open(LINE).description()).isEqualTo(MOVED);
    }

    @Test
    void sayingTheSameAgainIsNoFact() {
        var same = new DescribeLine(LINE, JUNE, description());
        assertThat(ledger.accepts(same, OFFICER)).isEmpty();
    }

    @Test
    void anEarlierDescriptionDoesNotDisplaceALaterOne() {
        ledger.given(OFFICER, new DescribeLine(LINE, JUNE, MOVED));
        var earlier = description(UNIT, ExpenditureKind.BASIC, FundType.GENERAL_PUBLIC);
        ledger.given(OFFICER, new DescribeLine(LINE, JUNE.minusDays(1), earlier));
        assertThat(ledger.open(LINE).description()).isEqualTo(MOVED);
    }

    @Test
    void refusesToDescribeAnUnknownLineUnitOrYear() {
        var unknown =
                description(new UnitCode("999"), ExpenditureKind.PROJECT, FundType.GENERAL_PUBLIC);
        assertThat(ledger.code(new DescribeLine(NEW, JUNE, MOVED), OFFICER))
                .isEqualTo("UNKNOWN_BUDGET_LINE");
        assertThat(ledger.code(new DescribeLine(LINE, JUNE, unknown), OFFICER))
                .isEqualTo("UNKNOWN_UNIT");
        assertThat(ledger.code(new DescribeLine(LINE, LocalDate.of(2023, 1, 1), MOVED), OFFICER))
                .isEqualTo("YEAR_CLOSED");
    }

    @Test
    void theInitialBudgetIsApprovedOnce() {
        ledger.given(OFFICER, new OpenLine(NEW, JUNE, description(), null, null, null));
        var command = new Appropriate(NEW, yuan("7.00"), "文1", null);
        assertThat(ledger.accepts(command, OFFICER))
                .containsExactly(new Appropriated(NEW, NEW_YEAR, yuan("7.00"), "文1", null));
        assertThat(ledger.open(NEW).opened()).isEqualTo(NEW_YEAR);
        assertThat(ledger.code(command, OFFICER)).isEqualTo("ALREADY_APPROPRIATED");
    }

    @Test
    void refusesToAppropriateNothingNowhereOrTooEarly() {
        ledger.given(OFFICER, new OpenLine(NEW, JUNE, description(), null, null, null));
        var yearBefore = on("officer", NEW_YEAR.minusDays(1));
        var amount = new Appropriate(NEW, yuan("0.01"), null, null);
        assertThat(ledger.code(new Appropriate(NEW, Money.ZERO, null, null), OFFICER))
                .isEqualTo("INVALID_AMOUNT");
        assertThat(
                        ledger.code(
                                new Appropriate(LineId.of("2022:X"), yuan("1.00"), null, null),
                                OFFICER))
                .isEqualTo("UNKNOWN_BUDGET_LINE");
        assertThat(ledger.code(amount, yearBefore)).isEqualTo("DATE_IN_FUTURE");
        ledger.given(OFFICER, new CloseLine(NEW, TODAY, Money.ZERO, Money.ZERO, null, null));
        assertThat(ledger.code(amount, OFFICER)).isEqualTo("YEAR_CLOSED");
    }

    @Test
    void anAmountStaysBelowTenToTheThirteenthYuan() {
        ledger.given(OFFICER, new OpenLine(NEW, JUNE, description(), null, null, null));
        var most = Money.yuan("9999999999999.99");
        var tooMuch = new Appropriate(NEW, most.plus(yuan("0.01")), null, null);
        assertThat(ledger.code(tooMuch, OFFICER)).isEqualTo("INVALID_AMOUNT");
        ledger.accepts(new Appropriate(NEW, most, null, null), OFFICER);
    }
}
