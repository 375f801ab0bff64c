package budgettrail.command.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import budgettrail.command.disbursement.CorrectDisbursement;
import budgettrail.command.disbursement.Payment;
import budgettrail.command.disbursement.RecordDisbursement;
import budgettrail.command.importing.table.RowError;
import budgettrail.command.line.Command;
import budgettrail.command.shell.Node;
import budgettrail.command.shell.Outcome;
import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;
import budgettrail.event.line.DisbursementEvent.DisbursementRefunded;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.UnitCode;
import budgettrail.web.access.Role;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A voucher's number means the payment that has it, however that was recorded and named. */
class VouchersByFileTest extends ImportFixture {
    private static final LocalDate MARCH = LocalDate.of(2022, 3, 1);
    private static final LineId LINE = new LineId(YEAR, "A");

    private int given;

    @BeforeEach
    void lines() {
        twoLines();
    }

    @Test
    void aRefundFindsAPaymentThatWasRecordedByHand() {
        give(new RecordDisbursement(payment("P-17", "V-17")));
        done(file("2022-04-01,REFUND,U1,A,1.00,,R-1,V-17,,\n"));
        assertThat(refunded()).containsExactly("P-17");
    }

    @Test
    void aRefundFindsTheCorrectedPaymentThatKeptItsNumber() {
        done(file("2022-03-01,DISBURSEMENT,U1,A,9.00,x,V-7,,,\n"));
        give(new CorrectDisbursement(new DisbursementId("U1/2022/V-7"), payment("P-7", "V-7")));
        done(file("2022-04-01,REFUND,U1,A,1.00,,R-1,V-7,,\n"));
        assertThat(refunded()).containsExactly("P-7");
    }

    @Test
    void aNumberThatACorrectionFreedIsTakenAgainAndRefundedInOneFile() {
        done(file("2022-03-01,DISBURSEMENT,U1,A,9.00,x,V-7,,,\n"));
        give(new CorrectDisbursement(new DisbursementId("U1/2022/V-7"), payment("P-8", "V-8")));
        done(
                file(
                        "2022-03-02,DISBURSEMENT,U1,A,5.00,x,V-7,,,\n"
                                + "2022-04-01,REFUND,U1,A,1.00,,R-1,V-7,,\n"
                                + "2022-04-01,REFUND,U1,A,1.00,,R-2,V-8,,\n"));
        assertThat(facts(DisbursementRecorded.class))
                .extracting(fact -> fact.disbursement().value())
                .containsExactly("U1/2022/V-7", "P-8", "U1/2022/V-7#2");
        assertThat(refunded()).containsExactly("U1/2022/V-7#2", "P-8");
    }

    /** The number of a refund is none of a payment. */
    @Test
    void aNumberThatNoPaymentHasIsUnknown() {
        done(
                file(
                        "2022-03-01,DISBURSEMENT,U1,A,9.00,x,V-7,,,\n"
                                + "2022-04-01,REFUND,U1,A,1.00,,R-1,V-7,,\n"));
        for (var number : new String[] {"V-9", "R-1"}) {
            assertThat(file("2022-05-01,REFUND,U1,A,1.00,,R-2," + number + ",,\n"))
                    .isInstanceOfSatisfying(
                            Result.Refused.class,
                            refused ->
                                    assertThat(refused.errors())
                                            .extracting(RowError::column, RowError::code)
                                            .containsExactly(tuple("ref", "UNKNOWN_DISBURSEMENT")));
        }
    }

    private Result file(String rows) {
        return give(Role.TREASURY_CLERK, Kind.EXECUTION, csv(LEDGER + rows));
    }

    private void give(Command command) {
        var giver = Node.giver(Role.TREASURY_CLERK, "by-hand-" + given++);
        assertThat(node.desk.give(command, giver)).isInstanceOf(Outcome.Done.class);
    }

    private List<String> refunded() {
        return facts(DisbursementRefunded.class).stream()
                .map(fact -> fact.disbursement().value())
                .toList();
    }

    private static Payment payment(String id, String voucher) {
        return new Payment(
                LINE,
                MARCH,
                new DisbursementId(id),
                Money.yuan("9.00"),
                new UnitCode("U1"),
                new VoucherNumber(voucher),
                "x",
                null,
                null);
    }
}
