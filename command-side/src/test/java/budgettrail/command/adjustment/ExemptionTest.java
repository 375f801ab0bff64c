package budgettrail.command.adjustment;

import static budgettrail.command.line.Example.IMPORT;
import static budgettrail.command.line.Example.JUNE;
import static budgettrail.command.line.Example.LINE;
import static budgettrail.command.line.Example.OFFICER;
import static budgettrail.command.line.Example.OTHER;
import static budgettrail.command.line.Example.TODAY;
import static budgettrail.command.line.Example.adjustment;
import static budgettrail.command.line.Example.by;
import static budgettrail.command.line.Example.ledger;
import static budgettrail.command.line.Example.on;
import static budgettrail.command.line.Example.yuan;
import static budgettrail.event.line.ExemptionGround.SUPERIOR_ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.command.carryover.CloseLine;
import budgettrail.command.line.Circumstances;
import budgettrail.command.line.MemoryLedger;
import budgettrail.event.line.AdjustmentEvent.ExemptionGranted;
import budgettrail.event.line.AdjustmentEvent.ExemptionWithdrawn;
import budgettrail.event.line.AdjustmentKind;
import budgettrail.event.money.Money;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ExemptionTest {
    private static final Circumstances EXEMPTER = by("exempter");
    private static final LocalDate JULY = LocalDate.of(2022, 7, 1);
    private final MemoryLedger ledger =
            ledger().given(
                            OFFICER,
                            new Supplement(
                                    LINE,
                                    JUNE,
                                    adjustment("S1"),
                                    yuan("5.00"),
                                    false,
                                    null,
                                    null,
                                    null),
                            new Transfer(
                                    LINE, OTHER, JUNE, adjustment("V1"), yuan("2.00"), null, null));

    private static GrantExemption grant(String name, String document) {
        return new GrantExemption(adjustment(name), SUPERIOR_ORDER, JULY, document);
    }

    private static WithdrawExemption withdraw(String name, String document) {
        return new WithdrawExemption(adjustment(name), JULY, document);
    }

    @Test
    void countsFromTheDayOfItsAdjustment() {
        assertThat(ledger.accepts(grant("S1", "文1"), EXEMPTER))
                .containsExactly(
                        new ExemptionGranted(
                                LINE,
                                JUNE,
                                adjustment("S1"),
                                AdjustmentKind.SUPPLEMENT,
                                yuan("5.00"),
                                null,
                                SUPERIOR_ORDER,
                                JULY,
                                "文1"));
    }

    @Test
    void coversBothLinesOfAVirementAndNoMoney() {
        var before = ledger.open(LINE).sums();
        var facts = ledger.accepts(grant("V1", "文1"), EXEMPTER);
        assertThat(facts).extracting("line").containsExactly(LINE, OTHER);
        assertThat(facts)
                .extracting("kind")
                .containsExactly(AdjustmentKind.VIREMENT_OUT, AdjustmentKind.VIREMENT_IN);
        assertThat(facts).extracting("counterpart").containsExactly(OTHER, LINE);
        assertThat(ledger.open(LINE).sums()).isEqualTo(before);
    }

    @Test
    void isWithdrawnOnBothLinesAndCanBeGrantedAgain() {
        ledger.given(EXEMPTER, grant("V1", "文1"));
        assertThat(ledger.accepts(withdraw("V1", "文2"), EXEMPTER))
                .hasSize(2)
                .allMatch(ExemptionWithdrawn.class::isInstance);
        ledger.accepts(grant("V1", "文3"), EXEMPTER);
    }

    @Test
    void isGrantedOnceAndWithdrawnOnce() {
        assertThat(ledger.code(withdraw("S1", "文1"), EXEMPTER)).isEqualTo("NOT_EXEMPT");
        ledger.given(EXEMPTER, grant("S1", "文1"));
        assertThat(ledger.code(grant("S1", "文1"), EXEMPTER)).isEqualTo("ALREADY_EXEMPT");
    }

    @Test
    void needsAnotherPersonThanTheApplicant() {
        assertThat(ledger.code(grant("S1", "文1"), OFFICER)).isEqualTo("OWN_ADJUSTMENT");
        ledger.given(EXEMPTER, grant("S1", "文1"));
        assertThat(ledger.code(withdraw("S1", "文1"), OFFICER)).isEqualTo("OWN_ADJUSTMENT");
    }

    @Test
    void needsADocument() {
        assertThat(ledger.code(grant("S1", null), EXEMPTER)).isEqualTo("DOCUMENT_REQUIRED");
        assertThat(ledger.code(grant("S1", " "), EXEMPTER)).isEqualTo("DOCUMENT_REQUIRED");
    }

    @Test
    void isGrantedWithItsRowWhenImported() {
        ledger.given(
                IMPORT,
                new Reduce(LINE, JUNE, adjustment("R1"), yuan("1.00"), false, null, null),
                grant("R1", null));
    }

    @Test
    void needsAKnownAdjustmentAndAPastDay() {
        assertThat(ledger.code(grant("S9", "文1"), EXEMPTER)).isEqualTo("UNKNOWN_ADJUSTMENT");
        assertThat(ledger.code(grant("S1", "文1"), on("exempter", JUNE)))
                .isEqualTo("DATE_IN_FUTURE");
    }

    /** It changes the rate of the closed year, and no money of it. */
    @Test
    void isStillDecidedAfterTheClose() {
        ledger.given(OFFICER, new CloseLine(LINE, TODAY, Money.ZERO, yuan("1003.00"), null, null));
        ledger.accepts(grant("V1", "文1"), EXEMPTER);
        assertThat(ledger.code(grant("V1", "文1"), EXEMPTER)).isEqualTo("ALREADY_EXEMPT");
        ledger.accepts(withdraw("V1", "文1"), on("exempter", LocalDate.of(2023, 3, 1)));
    }
}
