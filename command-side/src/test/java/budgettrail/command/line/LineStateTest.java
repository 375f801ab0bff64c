package budgettrail.command.line;

import static budgettrail.command.line.Decision.refuse;
import static budgettrail.command.line.Example.CLERK;
import static budgettrail.command.line.Example.JUNE;
import static budgettrail.command.line.Example.LINE;
import static budgettrail.command.line.Example.OFFICER;
import static budgettrail.command.line.Example.OTHER_UNIT;
import static budgettrail.command.line.Example.TODAY;
import static budgettrail.command.line.Example.adjustment;
import static budgettrail.command.line.Example.contract;
import static budgettrail.command.line.Example.ledger;
import static budgettrail.command.line.Example.on;
import static budgettrail.command.line.Example.payment;
import static budgettrail.command.line.Example.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import budgettrail.command.adjustment.Reduce;
import budgettrail.command.carryover.CloseLine;
import budgettrail.command.commitment.PlaceCommitment;
import budgettrail.command.disbursement.RecordDisbursement;
import budgettrail.command.disbursement.RequestDisbursement;
import budgettrail.command.line.Decision.Accepted;
import budgettrail.command.rejection.LineRejection.LimitReached;
import budgettrail.command.rejection.LineRejection.Limited;
import budgettrail.event.line.CommitmentId;
import budgettrail.event.line.FreezeEvent.Frozen;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineStateTest {
    private final MemoryLedger ledger = ledger();

    @Test
    void aPaymentOutsideAnyContractCopiesNoMap() {
        ledger.given(CLERK, new RequestDisbursement(payment("P0", "1.00")));
        var before = ledger.open(LINE);
        ledger.given(CLERK, new RecordDisbursement(payment("P1", "1.00")));
        var after = ledger.open(LINE);
        assertThat(after.requests()).isSameAs(before.requests());
        assertThat(after.commitments()).isSameAs(before.commitments());
        assertThat(after.adjustments()).isSameAs(before.adjustments());
        assertThat(after.sums().paid()).isEqualTo(yuan("1.00"));
    }

    @Test
    void aFactThatCannotFollowIsABugAndNotARefusal() {
        var frozen = new Frozen(LINE, JUNE, yuan("1.00"), null, null);
        assertThatThrownBy(() -> LineState.UNOPENED.after(frozen, CLERK.actor()))
                .isInstanceOf(IllegalStateException.class);
        ledger.given(OFFICER, new CloseLine(LINE, TODAY, Money.ZERO, yuan("1000.00"), null, null));
        assertThatThrownBy(() -> ledger.state(LINE).after(frozen, CLERK.actor()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void tenThousandContractsAreOpenAndNotOneMore() {
        var many = new HashMap<CommitmentId, OpenCommitment>();
        for (var number = 1; number < OpenItems.LIMIT; number++) {
            many.put(contract("X" + number), new OpenCommitment(new Money(1), Money.ZERO, null));
        }
        var last = place(LINE).decide(holding(many), Evidence.NONE, OFFICER);
        assertThat(last).isInstanceOf(Accepted.class);
        many.put(contract("X0"), new OpenCommitment(new Money(1), Money.ZERO, null));
        assertThat(place(LINE).decide(holding(many), Evidence.NONE, OFFICER))
                .isEqualTo(refuse(new LimitReached(LINE, Limited.COMMITMENTS, "10000")));
    }

    private Lines holding(Map<CommitmentId, OpenCommitment> many) {
        var open = ledger.open(LINE);
        var items = new OpenItems<>(Map.copyOf(many));
        return new Lines(
                Map.of(LINE, open.with(open.sums(), items, open.requests(), open.adjustments())));
    }

    /** Everything wrong at once: each row mends the first fault of the row before. */
    @ParameterizedTest
    @CsvSource({
        "0.00,    2022:X, 035002, 2023-01-01, V-P1, INVALID_AMOUNT",
        "5000.01, 2022:X, 035002, 2023-01-01, V-P1, UNKNOWN_BUDGET_LINE",
        "5000.01, LINE,   035002, 2023-01-01, V-P1, UNIT_MISMATCH",
        "5000.01, LINE,   035001, 2023-01-01, V-P1, YEAR_CLOSED",
        "5000.01, LINE,   035001, 2022-12-31, V-P1, DATE_IN_FUTURE",
        "5000.01, LINE,   035001, 2022-06-10, V-P1, DUPLICATE_VOUCHER",
        "5000.01, LINE,   035001, 2022-06-10, V-P2, EXCEEDS_AVAILABLE"
    })
    void theFirstBrokenRuleIsTheAnswer(
            String yuan, String line, String unit, String day, String voucher, String code) {
        ledger.given(CLERK, new RecordDisbursement(payment("P1", "1.00")));
        var payment =
                payment(
                        "P2",
                        yuan,
                        line.equals("LINE") ? LINE : LineId.of(line),
                        LocalDate.parse(day),
                        unit.equals("035002") ? OTHER_UNIT : Example.UNIT,
                        voucher,
                        null);
        assertThat(ledger.code(new RecordDisbursement(payment), on("clerk", JUNE))).isEqualTo(code);
    }

    @Test
    void commandsAreDecidedOnEverythingRecordedWhateverItsDay() {
        ledger.given(OFFICER, reduce("R1", "999.99"));
        var earlier = payment("P1", "0.02", LINE, JUNE.minusDays(30), Example.UNIT, "V1", null);
        assertThat(ledger.code(new RecordDisbursement(earlier), CLERK))
                .isEqualTo("EXCEEDS_AVAILABLE");
    }

    @Test
    void contractsKeepTheirNamesApartPerLine() {
        ledger.given(OFFICER, place(LINE), place(Example.OTHER));
        assertThat(ledger.open(Example.OTHER).commitments().count()).isOne();
    }

    private static Reduce reduce(String name, String yuan) {
        return new Reduce(LINE, JUNE, adjustment(name), yuan(yuan), false, null, null);
    }

    private static PlaceCommitment place(LineId line) {
        return new PlaceCommitment(line, JUNE, contract("C1"), yuan("1.00"), null, null);
    }
}
