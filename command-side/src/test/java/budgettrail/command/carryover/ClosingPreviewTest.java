package budgettrail.command.carryover;

import static budgettrail.command.line.Example.JUNE;
import static budgettrail.command.line.Example.LINE;
import static budgettrail.command.line.Example.NEXT;
import static budgettrail.command.line.Example.OFFICER;
import static budgettrail.command.line.Example.TODAY;
import static budgettrail.command.line.Example.UNIT;
import static budgettrail.command.line.Example.contract;
import static budgettrail.command.line.Example.description;
import static budgettrail.command.line.Example.ledger;
import static budgettrail.command.line.Example.on;
import static budgettrail.command.line.Example.open;
import static budgettrail.command.line.Example.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.command.appropriation.OpenLine;
import budgettrail.command.commitment.PlaceCommitment;
import budgettrail.command.line.MemoryLedger;
import budgettrail.event.line.CarryOverEvent.Portion;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.event.reference.ExpenditureKind;
import budgettrail.event.reference.FiscalYear;
import budgettrail.event.reference.FundType;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ClosingPreviewTest {
    private static final LineId BASIC = LineId.of("2022:BASIC");
    private final MemoryLedger ledger = ledger();

    @Test
    void projectMoneyOfThisYearIsCarriedForward() {
        var preview = ClosingPreview.of(ledger.open(LINE));
        assertThat(preview.carryForward()).isEqualTo(yuan("1000.00"));
        assertThat(preview.lapse()).isEqualTo(Money.ZERO);
        assertThat(preview.carriedForward())
                .containsExactly(new Portion(new FiscalYear(2022), yuan("1000.00")));
    }

    @Test
    void basicExpenditureLapsesExceptWhatItsContractsHold() {
        var basic = description(UNIT, ExpenditureKind.BASIC, FundType.GENERAL_PUBLIC);
        ledger.given(
                OFFICER,
                new OpenLine(BASIC, JUNE, basic, yuan("100.00"), null, null),
                new PlaceCommitment(BASIC, JUNE, contract("C1"), yuan("30.00"), null, null));
        var preview = ClosingPreview.of(ledger.open(BASIC));
        assertThat(preview.carryForward()).isEqualTo(yuan("30.00"));
        assertThat(preview.lapse()).isEqualTo(yuan("70.00"));
    }

    @Test
    void moneyUnspentInTheYearAfterItsOwnLapses() {
        var carry = new CloseLine(LINE, TODAY, yuan("400.00"), yuan("600.00"), null, null);
        ledger.given(OFFICER, carry);
        ledger.given(on("officer", LocalDate.of(2023, 5, 1)), open(NEXT, "100.00"));
        var preview = ClosingPreview.of(ledger.open(NEXT));
        assertThat(preview.carryForward()).isEqualTo(yuan("100.00"));
        assertThat(preview.lapse()).isEqualTo(yuan("400.00"));
    }

    @Test
    void whatItProposesIsAccepted() {
        var preview = ClosingPreview.of(ledger.open(LINE));
        ledger.accepts(
                new CloseLine(LINE, TODAY, preview.carryForward(), preview.lapse(), null, null),
                OFFICER);
    }
}
