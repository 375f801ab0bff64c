package budgettrail.command.carryover;

import static budgettrail.command.line.Example.CLERK;
import static budgettrail.command.line.Example.JUNE;
import static budgettrail.command.line.Example.LINE;
import static budgettrail.command.line.Example.NEXT;
import static budgettrail.command.line.Example.OFFICER;
import static budgettrail.command.line.Example.TODAY;
import static budgettrail.command.line.Example.TOMORROW;
import static budgettrail.command.line.Example.UNIT;
import static budgettrail.command.line.Example.adjustment;
import static budgettrail.command.line.Example.contract;
import static budgettrail.command.line.Example.description;
import static budgettrail.command.line.Example.ledger;
import static budgettrail.command.line.Example.on;
import static budgettrail.command.line.Example.open;
import static budgettrail.command.line.Example.payment;
import static budgettrail.command.line.Example.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.command.adjustment.Freeze;
import budgettrail.command.adjustment.Reduce;
import budgettrail.command.adjustment.Unfreeze;
import budgettrail.command.appropriation.OpenLine;
import budgettrail.command.commitment.PlaceCommitment;
import budgettrail.command.commitment.ReleaseCommitment;
import budgettrail.command.commitment.ReviseCommitment;
import budgettrail.command.disbursement.RecordDisbursement;
import budgettrail.command.disbursement.RequestDisbursement;
import budgettrail.command.disbursement.WithdrawDisbursement;
import budgettrail.command.line.Circumstances;
import budgettrail.command.line.MemoryLedger;
import budgettrail.command.rejection.ClosingRejection.CommitmentTakenNextYear;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.CarryOverEvent.CarriedIn;
import budgettrail.event.line.CarryOverEvent.LineClosed;
import budgettrail.event.line.CarryOverEvent.Portion;
import budgettrail.event.line.CommitmentEvent.CommitmentReopened;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.event.reference.ExpenditureKind;
import budgettrail.event.reference.FiscalYear;
import budgettrail.event.reference.FundType;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloseLineTest {
    private static final FiscalYear Y2022 = new FiscalYear(2022);
    private static final FiscalYear Y2023 = new FiscalYear(2023);
    private static final LocalDate END_2023 = LocalDate.of(2023, 12, 31);
    private static final Circumstances NEXT_OFFICER = on("officer", END_2023);
    private static final Circumstances NEXT_CLERK = on("clerk", END_2023);

    private final MemoryLedger ledger = ledger();

    private static CloseLine close(LineId line, String carry, String lapse) {
        var end = line.year().lastDay();
        return new CloseLine(line, end, yuan(carry), yuan(lapse), null, null);
    }

    private static PlaceCommitment place(LineId line, String name, String yuan) {
        var day = line.year().firstDay();
        return new PlaceCommitment(line, day, contract(name), yuan(yuan), "示例公司", null);
    }

    @Test
    void opensNextYearWithWhatIsCarriedForwardAndWithItsContracts() {
        ledger.given(OFFICER, place(LINE, "C1", "300.00"));
        assertThat(ledger.accepts(close(LINE, "400.00", "600.00"), OFFICER))
                .containsExactly(
                        new LineClosed(
                                LINE,
                                TODAY,
                                List.of(new Portion(Y2022, yuan("400.00"))),
                                yuan("600.00"),
                                null,
                                null),
                        new LineOpened(NEXT, TOMORROW, description()),
                        new CarriedIn(NEXT, TOMORROW, Y2022, yuan("400.00"), LINE),
                        new CommitmentReopened(
                                NEXT, TOMORROW, contract("C1"), yuan("300.00"), "示例公司", LINE));
        assertThat(ledger.open(NEXT).available()).isEqualTo(yuan("100.00"));
    }

    @Test
    void whatWhollyLapsesOpensNothing() {
        assertThat(ledger.accepts(close(LINE, "0.00", "1000.00"), OFFICER))
                .containsExactly(
                        new LineClosed(LINE, TODAY, List.of(), yuan("1000.00"), null, null));
    }

    @Test
    void splitsTheBalanceToTheFen() {
        assertThat(ledger.code(close(LINE, "400.00", "600.01"), OFFICER))
                .isEqualTo("CLOSING_NOT_BALANCED");
        assertThat(ledger.code(close(LINE, "399.99", "600.00"), OFFICER))
                .isEqualTo("CLOSING_NOT_BALANCED");
        assertThat(ledger.code(close(LINE, "1000.01", "-0.01"), OFFICER))
                .isEqualTo("INVALID_AMOUNT");
        ledger.accepts(close(LINE, "400.00", "600.00"), OFFICER);
    }

    @Test
    void coversOpenContractsToTheFen() {
        ledger.given(OFFICER, place(LINE, "C1", "300.00"));
        assertThat(ledger.code(close(LINE, "299.99", "700.01"), OFFICER))
                .isEqualTo("COMMITMENTS_NOT_COVERED");
        ledger.accepts(close(LINE, "300.00", "700.00"), OFFICER);
    }

    @Test
    void pendingRequestsAreSettledFirst() {
        ledger.given(CLERK, new RequestDisbursement(payment("P1", "1.00")));
        assertThat(ledger.code(close(LINE, "0.00", "1000.00"), OFFICER))
                .isEqualTo("PENDING_REQUESTS");
        ledger.given(CLERK, new WithdrawDisbursement(payment("P1"), TODAY, null));
        ledger.accepts(close(LINE, "0.00", "1000.00"), OFFICER);
    }

    @Test
    void frozenMoneyIsUnfrozenFirst() {
        ledger.given(OFFICER, new Freeze(LINE, JUNE, yuan("1.00"), null, null));
        assertThat(ledger.code(close(LINE, "0.00", "1000.00"), OFFICER))
                .isEqualTo("PENDING_REQUESTS");
        ledger.given(OFFICER, new Unfreeze(LINE, JUNE, yuan("1.00"), null, null));
        ledger.accepts(close(LINE, "0.00", "1000.00"), OFFICER);
    }

    @Test
    void happensOnceAndOnTheLastDay() {
        var early = new CloseLine(LINE, JUNE, Money.ZERO, yuan("1000.00"), null, null);
        assertThat(ledger.code(early, OFFICER)).isEqualTo("NOT_YEAR_END");
        assertThat(ledger.code(close(LINE, "0.00", "1000.00"), on("officer", JUNE)))
                .isEqualTo("DATE_IN_FUTURE");
        ledger.given(OFFICER, close(LINE, "0.00", "1000.00"));
        assertThat(ledger.code(close(LINE, "0.00", "1000.00"), OFFICER)).isEqualTo("YEAR_CLOSED");
        assertThat(ledger.code(close(LineId.of("2022:X"), "0.00", "0.00"), OFFICER))
                .isEqualTo("UNKNOWN_BUDGET_LINE");
    }

    @Test
    void carriesNothingIntoAnotherFund() {
        var fund = description(UNIT, ExpenditureKind.PROJECT, FundType.GOVERNMENT_FUND);
        ledger.given(NEXT_OFFICER, new OpenLine(NEXT, TOMORROW, fund, yuan("50.00"), null, null));
        assertThat(ledger.code(close(LINE, "0.01", "999.99"), NEXT_OFFICER))
                .isEqualTo("LINES_DIFFER_IN_FUND");
        ledger.accepts(close(LINE, "0.00", "1000.00"), NEXT_OFFICER);
    }

    @Test
    void enlargesALineThatIsOpenNextYear() {
        ledger.given(NEXT_OFFICER, open(NEXT, "50.00"));
        assertThat(ledger.accepts(close(LINE, "10.00", "990.00"), NEXT_OFFICER))
                .hasSize(2)
                .last()
                .isEqualTo(new CarriedIn(NEXT, TOMORROW, Y2022, yuan("10.00"), LINE));
        assertThat(ledger.open(NEXT).sums().adjusted()).isEqualTo(yuan("60.00"));
    }

    @Test
    void refusesToCarryIntoAYearThatIsClosed() {
        ledger.given(NEXT_OFFICER, open(NEXT, "50.00"), close(NEXT, "0.00", "50.00"));
        assertThat(ledger.code(close(LINE, "10.00", "990.00"), NEXT_OFFICER))
                .isEqualTo("YEAR_CLOSED");
        ledger.accepts(close(LINE, "0.00", "1000.00"), NEXT_OFFICER);
    }

    @Test
    void refusesToReopenAContractWhoseNameIsTakenNextYear() {
        ledger.given(OFFICER, place(LINE, "C1", "300.00"));
        ledger.given(NEXT_OFFICER, open(NEXT, "50.00"), place(NEXT, "C1", "1.00"));
        assertThat(ledger.refuses(close(LINE, "300.00", "700.00"), NEXT_OFFICER))
                .isEqualTo(new CommitmentTakenNextYear(LINE, contract("C1"), NEXT));
    }

    @Test
    void suchAContractIsReleasedAndTheOneOfNextYearRevised() {
        ledger.given(OFFICER, place(LINE, "C1", "300.00"));
        ledger.given(NEXT_OFFICER, open(NEXT, "50.00"), place(NEXT, "C1", "1.00"));
        ledger.given(
                NEXT_OFFICER,
                new ReleaseCommitment(LINE, TODAY, contract("C1"), yuan("300.00"), null, null),
                close(LINE, "300.00", "700.00"),
                new ReviseCommitment(NEXT, TOMORROW, contract("C1"), yuan("300.00"), null));
        assertThat(ledger.open(NEXT).sums().committed()).isEqualTo(yuan("301.00"));
        assertThat(ledger.open(NEXT).available()).isEqualTo(yuan("49.00"));
    }

    /** 400 of 2022 carried in, 100 of 2023; 450 paid uses all of the old and 50 of the new. */
    @Test
    void paymentsUseTheOldestMoneyFirst() {
        ledger.given(OFFICER, close(LINE, "400.00", "600.00"));
        ledger.given(NEXT_OFFICER, open(NEXT, "100.00"));
        ledger.given(NEXT_CLERK, paying("450.00"));
        assertThat(portions("50.00", "0.00")).containsExactly(new Portion(Y2023, yuan("50.00")));
    }

    @Test
    void whatIsCarriedForwardTakesTheNewestMoneyFirst() {
        ledger.given(OFFICER, close(LINE, "400.00", "600.00"));
        ledger.given(NEXT_OFFICER, open(NEXT, "100.00"));
        ledger.given(NEXT_CLERK, paying("350.00"));
        assertThat(portions("120.00", "30.00"))
                .containsExactly(
                        new Portion(Y2022, yuan("20.00")), new Portion(Y2023, yuan("100.00")));
    }

    @Test
    void aReductionBelowWhatWasCarriedInLeavesOldMoney() {
        ledger.given(OFFICER, close(LINE, "400.00", "600.00"));
        ledger.given(
                NEXT_OFFICER,
                open(NEXT, "100.00"),
                new Reduce(NEXT, END_2023, adjustment("R1"), yuan("150.00"), false, null, null));
        assertThat(portions("350.00", "0.00")).containsExactly(new Portion(Y2022, yuan("350.00")));
    }

    private RecordDisbursement paying(String yuan) {
        return new RecordDisbursement(payment("P1", yuan, NEXT, END_2023, UNIT, "V1", null));
    }

    private List<Portion> portions(String carry, String lapse) {
        var facts = ledger.accepts(close(NEXT, carry, lapse), NEXT_OFFICER);
        return ((LineClosed) facts.getFirst()).carriedForward();
    }
}
