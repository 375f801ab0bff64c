package budgettrail.command.adjustment;

import static budgettrail.command.line.Example.JUNE;
import static budgettrail.command.line.Example.LINE;
import static budgettrail.command.line.Example.NEXT;
import static budgettrail.command.line.Example.OFFICER;
import static budgettrail.command.line.Example.OTHER;
import static budgettrail.command.line.Example.TODAY;
import static budgettrail.command.line.Example.TOMORROW;
import static budgettrail.command.line.Example.UNIT;
import static budgettrail.command.line.Example.adjustment;
import static budgettrail.command.line.Example.description;
import static budgettrail.command.line.Example.ledger;
import static budgettrail.command.line.Example.on;
import static budgettrail.command.line.Example.open;
import static budgettrail.command.line.Example.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.command.appropriation.DescribeLine;
import budgettrail.command.appropriation.OpenLine;
import budgettrail.command.carryover.CloseLine;
import budgettrail.command.line.MemoryLedger;
import budgettrail.command.rejection.LineRejection.UnknownLine;
import budgettrail.command.rejection.Problem;
import budgettrail.command.shell.Fingerprint;
import budgettrail.event.line.AdjustmentEvent.TransferredIn;
import budgettrail.event.line.AdjustmentEvent.TransferredOut;
import budgettrail.event.line.LineId;
import budgettrail.event.reference.ExpenditureKind;
import budgettrail.event.reference.FundType;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransferTest {
    private static final LineId UNKNOWN = LineId.of("2022:X");
    private final MemoryLedger ledger = ledger();

    private static Transfer transfer(LineId from, LineId to, LocalDate day, String yuan) {
        return new Transfer(from, to, day, adjustment("VIR-1"), yuan(yuan), "文1", null);
    }

    @Test
    void movesAllThatIsAvailableAndNotAFenMore() {
        assertThat(ledger.code(transfer(LINE, OTHER, JUNE, "1000.01"), OFFICER))
                .isEqualTo("EXCEEDS_AVAILABLE");
        var amount = yuan("1000.00");
        var id = adjustment("VIR-1");
        assertThat(ledger.accepts(transfer(LINE, OTHER, JUNE, "1000.00"), OFFICER))
                .containsExactly(
                        new TransferredOut(LINE, JUNE, id, amount, OTHER, "文1", null),
                        new TransferredIn(OTHER, JUNE, id, amount, LINE, "文1", null));
        assertThat(ledger.open(OTHER).available()).isEqualTo(yuan("1500.00"));
    }

    /** Who sends one again after an update, under the same key, is answered as the first time. */
    @Test
    void isTheSameCommandAsBeforeALegHadAPaperOfItsOwn() {
        assertThat(Fingerprint.of(transfer(LINE, OTHER, JUNE, "10.00")))
                .isEqualTo("f6d1e08c65bc4133fbdf6669a06a7761f723852a0439401f922290126f46378d");
    }

    @Test
    void keepsTheDocumentAndTheReasonOfEitherLeg() {
        var id = adjustment("VIR-1");
        var amount = yuan("10.00");
        var received = new Transfer.Paper("文2", "调入");
        var moved = new Transfer(LINE, OTHER, JUNE, id, amount, "文1", "调出", received);
        assertThat(ledger.accepts(moved, OFFICER))
                .containsExactly(
                        new TransferredOut(LINE, JUNE, id, amount, OTHER, "文1", "调出"),
                        new TransferredIn(OTHER, JUNE, id, amount, LINE, "文2", "调入"));
    }

    @Test
    void refusesALineToItself() {
        assertThat(ledger.code(transfer(LINE, LINE, JUNE, "10.00"), OFFICER))
                .isEqualTo("SAME_LINE");
    }

    @Test
    void saysWhichOfTheTwoIsUnknown() {
        var target = ledger.refuses(transfer(LINE, UNKNOWN, JUNE, "10.00"), OFFICER);
        assertThat(target).isEqualTo(new UnknownLine(UNKNOWN, "to"));
        assertThat(Problem.of(target).pointer()).isEqualTo("/to");
        assertThat(ledger.refuses(transfer(UNKNOWN, LINE, JUNE, "10.00"), OFFICER))
                .isEqualTo(new UnknownLine(UNKNOWN, "from"));
    }

    @Test
    void refusesLinesOfTwoYears() {
        ledger.given(on("officer", TOMORROW), open(NEXT, "1.00"));
        assertThat(ledger.code(transfer(LINE, NEXT, JUNE, "10.00"), OFFICER))
                .isEqualTo("LINES_DIFFER_IN_YEAR");
    }

    /** Else money would change its fund: described so, moved, and described back. */
    @Test
    void neitherLineChangesItsFundAfterwards() {
        ledger.given(OFFICER, transfer(LINE, OTHER, JUNE, "10.00"));
        var fund = description(UNIT, ExpenditureKind.PROJECT, FundType.GOVERNMENT_FUND);
        for (var line : List.of(LINE, OTHER)) {
            assertThat(ledger.code(new DescribeLine(line, TODAY, fund), OFFICER))
                    .isEqualTo("FUND_BOUND_BY_VIREMENT");
        }
        var kind = description(UNIT, ExpenditureKind.BASIC, FundType.GENERAL_PUBLIC);
        ledger.accepts(new DescribeLine(LINE, TODAY, kind), OFFICER);
    }

    /** A line that is open by what was carried in is described with its initial budget. */
    @Test
    void norByItsInitialBudget() {
        var carried = new CloseLine(LINE, TODAY, yuan("100.00"), yuan("900.00"), null, null);
        var next = on("officer", TOMORROW);
        ledger.given(next, carried, open(LineId.of("2023:OTHER"), "5.00"));
        var fund = description(UNIT, ExpenditureKind.PROJECT, FundType.GOVERNMENT_FUND);
        var initial = new OpenLine(NEXT, TOMORROW, fund, yuan("1.00"), null, null);
        assertThat(ledger.code(initial, next)).isEqualTo("FUND_BOUND_BY_CARRY_OVER");
        ledger.given(next, transfer(NEXT, LineId.of("2023:OTHER"), TOMORROW, "10.00"));
        assertThat(ledger.code(initial, next)).isEqualTo("FUND_BOUND_BY_VIREMENT");
        ledger.accepts(open(NEXT, "1.00"), next);
    }

    @Test
    void refusesLinesOfTwoFunds() {
        var fund = description(UNIT, ExpenditureKind.PROJECT, FundType.GOVERNMENT_FUND);
        ledger.given(OFFICER, new OpenLine(UNKNOWN, JUNE, fund, null, null, null));
        assertThat(ledger.code(transfer(LINE, UNKNOWN, JUNE, "10.00"), OFFICER))
                .isEqualTo("LINES_DIFFER_IN_FUND");
    }

    @Test
    void obeysTheCommonRules() {
        assertThat(ledger.code(transfer(LINE, OTHER, JUNE, "0.00"), OFFICER))
                .isEqualTo("INVALID_AMOUNT");
        assertThat(ledger.code(transfer(LINE, OTHER, TOMORROW, "1.00"), OFFICER))
                .isEqualTo("YEAR_CLOSED");
        assertThat(ledger.code(transfer(LINE, OTHER, TODAY, "1.00"), on("officer", JUNE)))
                .isEqualTo("DATE_IN_FUTURE");
        ledger.given(OFFICER, transfer(LINE, OTHER, JUNE, "1.00"));
        assertThat(ledger.code(transfer(LINE, OTHER, JUNE, "1.00"), OFFICER))
                .isEqualTo("DUPLICATE_ID");
    }
}
