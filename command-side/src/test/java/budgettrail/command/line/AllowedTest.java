package budgettrail.command.line;

import static budgettrail.command.line.Example.JUNE;
import static budgettrail.command.line.Example.LINE;
import static budgettrail.command.line.Example.OTHER;
import static budgettrail.command.line.Example.UNIT;
import static budgettrail.command.line.Example.adjustment;
import static budgettrail.command.line.Example.contract;
import static budgettrail.command.line.Example.description;
import static budgettrail.command.line.Example.payment;
import static budgettrail.command.line.Example.refund;
import static budgettrail.command.line.Example.voucher;
import static budgettrail.event.line.ExemptionGround.LOCAL_ORDER;
import static budgettrail.web.access.Role.BUDGET_OFFICER;
import static budgettrail.web.access.Role.EXEMPTION_OFFICER;
import static budgettrail.web.access.Role.TREASURY_APPROVER;
import static budgettrail.web.access.Role.TREASURY_CLERK;
import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.command.adjustment.Freeze;
import budgettrail.command.adjustment.GrantExemption;
import budgettrail.command.adjustment.Reduce;
import budgettrail.command.adjustment.Supplement;
import budgettrail.command.adjustment.Transfer;
import budgettrail.command.adjustment.Unfreeze;
import budgettrail.command.adjustment.WithdrawExemption;
import budgettrail.command.appropriation.Appropriate;
import budgettrail.command.appropriation.DescribeLine;
import budgettrail.command.carryover.CloseLine;
import budgettrail.command.commitment.PlaceCommitment;
import budgettrail.command.commitment.ReleaseCommitment;
import budgettrail.command.commitment.ReviseCommitment;
import budgettrail.command.disbursement.ApproveDisbursement;
import budgettrail.command.disbursement.CorrectDisbursement;
import budgettrail.command.disbursement.PayDisbursement;
import budgettrail.command.disbursement.RecordDisbursement;
import budgettrail.command.disbursement.RefundDisbursement;
import budgettrail.command.disbursement.RefundPriorYear;
import budgettrail.command.disbursement.RejectDisbursement;
import budgettrail.command.disbursement.RequestDisbursement;
import budgettrail.command.disbursement.WithdrawDisbursement;
import budgettrail.event.money.Money;
import budgettrail.web.access.Role;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One role gives each command: nobody both makes and checks. */
class AllowedTest {
    private static final Money ONE = Money.yuan("1.00");

    static Stream<Arguments> commands() {
        return Stream.of(
                        of(BUDGET_OFFICER, officer()),
                        of(EXEMPTION_OFFICER, exempter()),
                        of(TREASURY_CLERK, clerk()),
                        of(TREASURY_APPROVER, approver()))
                .flatMap(it -> it);
    }

    private static Stream<Arguments> of(Role role, List<Command> commands) {
        return commands.stream().map(command -> Arguments.of(role, command));
    }

    private static List<Command> officer() {
        var id = adjustment("A1");
        return List.of(
                Example.open(LINE, "1.00"),
                new DescribeLine(LINE, JUNE, description()),
                new Appropriate(LINE, ONE, null, null),
                new Supplement(LINE, JUNE, id, ONE, false, null, null, null),
                new Reduce(LINE, JUNE, id, ONE, false, null, null),
                new Transfer(LINE, OTHER, JUNE, id, ONE, null, null),
                new Freeze(LINE, JUNE, ONE, null, null),
                new Unfreeze(LINE, JUNE, ONE, null, null),
                new PlaceCommitment(LINE, JUNE, contract("C1"), ONE, null, null),
                new ReviseCommitment(LINE, JUNE, contract("C1"), ONE, null),
                new ReleaseCommitment(LINE, JUNE, contract("C1"), ONE, null, null),
                new CloseLine(LINE, JUNE, ONE, ONE, null, null));
    }

    private static List<Command> exempter() {
        return List.of(
                new GrantExemption(adjustment("A1"), LOCAL_ORDER, JUNE, null),
                new WithdrawExemption(adjustment("A1"), JUNE, null));
    }

    private static List<Command> clerk() {
        var paid = payment("P1", "1.00");
        return List.of(
                new RequestDisbursement(paid),
                new RecordDisbursement(paid),
                new CorrectDisbursement(payment("P0"), paid),
                new PayDisbursement(payment("P1"), JUNE),
                new WithdrawDisbursement(payment("P1"), JUNE, null),
                new RefundDisbursement(
                        LINE, JUNE, refund("R1"), null, ONE, UNIT, voucher("V1"), null, null),
                new RefundPriorYear(
                        LINE, JUNE, refund("R1"), ONE, UNIT, voucher("V1"), null, null));
    }

    private static List<Command> approver() {
        return List.of(
                new ApproveDisbursement(payment("P1"), JUNE),
                new RejectDisbursement(payment("P1"), JUNE, null));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isGivenByItsRole(Role role, Command command) {
        assertThat(command.allowed()).containsExactly(role);
    }
}
