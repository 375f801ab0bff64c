package budgettrail.command.shell;

import static budgettrail.event.money.Money.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.command.adjustment.Supplement;
import budgettrail.command.disbursement.CorrectDisbursement;
import budgettrail.command.disbursement.Payment;
import budgettrail.command.disbursement.RecordDisbursement;
import budgettrail.command.disbursement.RefundDisbursement;
import budgettrail.command.line.Command;
import budgettrail.command.line.Example;
import budgettrail.command.reference.DescribeUnit;
import budgettrail.command.reference.ReferenceDesk;
import budgettrail.command.rejection.DisbursementRejection.RefundExceedsPayment;
import budgettrail.event.Actor;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineId;
import budgettrail.event.line.RefundId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.reference.ExpenditureKind;
import budgettrail.event.reference.FundType;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.DatabaseAccess;
import budgettrail.log.Metadata;
import budgettrail.log.TestDatabase;
import budgettrail.web.access.Role;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Payments of a log in which each has a row that says that it is paid are found as the others. */
class OlderRegisterTest {
    private static final LineId LINE = LineId.of("2022:A");
    private static final UnitCode UNIT = new UnitCode("035001");
    private static final LocalDate DAY = LocalDate.of(2022, 3, 1);

    private static final List<String> AS_IT_WAS =
            List.of(
                    """
                    INSERT INTO log.register (kind, key, round, stream, position, subject, amount_fen, effective)
                    SELECT 3, key, round, stream, position, NULL, amount_fen, effective FROM log.register WHERE kind = 2
                    """,
                    """
                    UPDATE log.register SET subject = regexp_replace(subject, E'\\nPAID$', '') WHERE kind = 2
                    """);

    private DatabaseAccess access;
    private Node node;
    private int given;

    @BeforeEach
    void payAsOneDid() throws SQLException {
        access = TestDatabase.withLog();
        node = new Node(access);
        var clerk = new Actor("clerk");
        var unit =
                new ReferenceDesk.Entry(
                        new DescribeUnit(UNIT, LINE.year().firstDay(), "本级", null, null),
                        Metadata.by(clerk));
        node.reference.describe(List.of(unit), node.desk.circumstances(clerk, false));
        var description = Example.description(UNIT, ExpenditureKind.BASIC, FundType.GENERAL_PUBLIC);
        done(
                Role.BUDGET_OFFICER,
                new Supplement(
                        LINE,
                        DAY,
                        new AdjustmentId("S"),
                        yuan("100.00"),
                        false,
                        "文号",
                        null,
                        description));
        done(Role.TREASURY_CLERK, new RecordDisbursement(payment("P", "30.00")));
        try (var owner = TestDatabase.owner(access).getConnection();
                var statement = owner.createStatement()) {
            for (var sql : AS_IT_WAS) {
                assertThat(statement.executeUpdate(sql)).isEqualTo(1);
            }
        }
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void areRefundedAsFarAsTheyGo() {
        done(Role.TREASURY_CLERK, refund("R1", "20.00"));
        assertThat(give(Role.TREASURY_CLERK, refund("R2", "10.01")))
                .isEqualTo(
                        new Outcome.Refused(
                                new RefundExceedsPayment(
                                        new DisbursementId("P"), yuan("10.01"), yuan("10.00"))));
        done(Role.TREASURY_CLERK, refund("R2", "10.00"));
    }

    @Test
    void areCorrectedAndSoAreTheirCorrections() {
        var first = new CorrectDisbursement(new DisbursementId("P"), payment("P2", "40.00"));
        done(Role.TREASURY_CLERK, first);
        var second = new CorrectDisbursement(new DisbursementId("P2"), payment("P3", "50.00"));
        done(Role.TREASURY_CLERK, second);
        assertThat(give(Role.TREASURY_CLERK, first)).isInstanceOf(Outcome.Refused.class);
    }

    private void done(Role role, Command command) {
        assertThat(give(role, command)).isInstanceOf(Outcome.Done.class);
    }

    private Outcome give(Role role, Command command) {
        given++;
        return node.desk.give(command, Node.giver(role, "K" + given));
    }

    private static RefundDisbursement refund(String name, String amount) {
        return new RefundDisbursement(
                LINE,
                DAY,
                new RefundId(name),
                new DisbursementId("P"),
                yuan(amount),
                UNIT,
                new VoucherNumber("V-" + name),
                null,
                null);
    }

    private static Payment payment(String name, String yuan) {
        return Example.payment(name, yuan, LINE, DAY, UNIT, "V-" + name, null);
    }
}
