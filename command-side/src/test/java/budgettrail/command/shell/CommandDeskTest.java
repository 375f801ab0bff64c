package budgettrail.command.shell;

import static budgettrail.command.shell.Node.giver;
import static budgettrail.event.money.Money.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.command.adjustment.GrantExemption;
import budgettrail.command.adjustment.Supplement;
import budgettrail.command.adjustment.Transfer;
import budgettrail.command.appropriation.DescribeLine;
import budgettrail.command.appropriation.OpenLine;
import budgettrail.command.disbursement.CorrectDisbursement;
import budgettrail.command.disbursement.Payment;
import budgettrail.command.disbursement.RecordDisbursement;
import budgettrail.command.disbursement.RefundDisbursement;
import budgettrail.command.line.Command;
import budgettrail.command.line.Example;
import budgettrail.command.line.Open;
import budgettrail.command.reference.DescribeUnit;
import budgettrail.command.reference.ReferenceDesk;
import budgettrail.command.rejection.Problem;
import budgettrail.event.Actor;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.ExemptionGround;
import budgettrail.event.line.LineId;
import budgettrail.event.line.RefundId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.ExpenditureKind;
import budgettrail.event.reference.FundType;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.DatabaseAccess;
import budgettrail.log.Metadata;
import budgettrail.log.Recorded;
import budgettrail.log.TestDatabase;
import budgettrail.web.access.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommandDeskTest {
    private static final UnitCode UNIT = new UnitCode("035001");
    private static final LineId LINE = LineId.of("2022:A");
    private static final LineId OTHER = LineId.of("2022:B");
    private static final LocalDate DAY = LocalDate.of(2022, 3, 1);

    private final AtomicInteger keys = new AtomicInteger();
    private DatabaseAccess access;
    private Node node;

    @BeforeEach
    void openTwoLines() {
        access = TestDatabase.withLog();
        node = new Node(access);
        var entry =
                new ReferenceDesk.Entry(
                        new DescribeUnit(UNIT, LINE.year().firstDay(), "本级", null, null),
                        Metadata.by(new Actor("officer")));
        node.reference.describe(
                List.of(entry), node.desk.circumstances(new Actor("officer"), false));
        accepted(give(Role.BUDGET_OFFICER, opening(LINE, "100.00")));
        accepted(give(Role.BUDGET_OFFICER, opening(OTHER, "100.00")));
    }

    @AfterEach
    void closeNode() {
        node.close();
    }

    @Test
    void recordsAPaymentAndAnswersItsPosition() {
        var done = accepted(give(Role.TREASURY_CLERK, payment(LINE, "P-1", "100.00")));

        assertThat(done.replayed()).isFalse();
        assertThat(done.facts()).hasSize(1);
        assertThat(done.position()).isEqualTo(node.log.head());
        assertThat(available(LINE)).isEqualTo(Money.ZERO);
    }

    @Test
    void refusesAFenMoreThanIsAvailableAndRecordsNothing() {
        var before = node.log.head();

        assertThat(code(give(Role.TREASURY_CLERK, payment(LINE, "P-1", "100.01"))))
                .isEqualTo("EXCEEDS_AVAILABLE");
        assertThat(node.log.head()).isEqualTo(before);
    }

    @Test
    void aLineNobodyOpenedIsUnknownUntilAnotherNodeOpensIt() {
        var unopened = LineId.of("2022:C");
        assertThat(code(give(Role.TREASURY_CLERK, payment(unopened, "P-1", "1.00"))))
                .isEqualTo("UNKNOWN_BUDGET_LINE");
        try (var other = new Node(access)) {
            accepted(other.desk.give(opening(unopened, "1.00"), giver(Role.BUDGET_OFFICER, "C")));
        }
        accepted(give(Role.TREASURY_CLERK, payment(unopened, "P-1", "1.00")));
    }

    @Test
    void theSameKeyAndCommandHaveOneEffectAndOneAnswer() {
        var giver = giver(Role.TREASURY_CLERK, "K");
        var first = accepted(node.desk.give(payment(LINE, "P-1", "60.00"), giver));
        var again = accepted(node.desk.give(payment(LINE, "P-1", "60.00"), giver));

        assertThat(again.facts()).isEqualTo(first.facts());
        assertThat(again.position()).isEqualTo(first.position());
        assertThat(again.replayed()).isTrue();
        assertThat(available(LINE)).isEqualTo(yuan("40.00"));
    }

    @Test
    void theSameKeyWithAnotherCommandIsRefused() {
        var giver = giver(Role.TREASURY_CLERK, "K");
        accepted(node.desk.give(payment(LINE, "P-1", "10.00"), giver));

        assertThat(node.desk.give(payment(LINE, "P-2", "10.00"), giver))
                .isEqualTo(new Outcome.KeyReused());
        assertThat(node.desk.give(payment(LINE, "P-2", "1000.00"), giver))
                .as("even if the other command would be refused")
                .isEqualTo(new Outcome.KeyReused());
    }

    @Test
    void theSameKeyOfAnotherActorIsAnotherKey() {
        accepted(node.desk.give(payment(LINE, "P-1", "10.00"), giver(Role.TREASURY_CLERK, "K")));

        accepted(node.desk.give(supplement("S-1", "1.00"), giver(Role.BUDGET_OFFICER, "K")));
    }

    @Test
    void aRetryThatCrossesToAnotherNodeIsReplayedThere() {
        var giver = giver(Role.TREASURY_CLERK, "K");
        var first = accepted(node.desk.give(payment(LINE, "P-1", "60.00"), giver));
        try (var other = new Node(access)) {
            assertThat(accepted(other.desk.give(payment(LINE, "P-1", "60.00"), giver)).position())
                    .isEqualTo(first.position());
        }
    }

    @Test
    void moneyAddedByAnotherNodeIsSeenBeforeARefusalIsFinal() {
        assertThat(code(give(Role.TREASURY_CLERK, payment(LINE, "P-1", "150.00"))))
                .isEqualTo("EXCEEDS_AVAILABLE");
        try (var other = new Node(access)) {
            accepted(other.desk.give(supplement("S-1", "50.00"), giver(Role.BUDGET_OFFICER, "S")));
        }

        accepted(give(Role.TREASURY_CLERK, payment(LINE, "P-1", "150.00")));
    }

    @Test
    void aPaymentOfALineThatAnotherNodeOpenedIsCorrectedHere() {
        var unopened = LineId.of("2022:C");
        assertThat(code(give(Role.TREASURY_CLERK, payment(unopened, "P-0", "1.00"))))
                .as("so this node knows the line as one that nobody opened")
                .isEqualTo("UNKNOWN_BUDGET_LINE");
        try (var other = new Node(access)) {
            accepted(other.desk.give(opening(unopened, "9.00"), giver(Role.BUDGET_OFFICER, "C")));
            accepted(
                    other.desk.give(
                            payment(unopened, "P-1", "4.00"), giver(Role.TREASURY_CLERK, "P")));
        }

        var right = payment(LINE, "P-2", "4.00").payment();
        accepted(
                give(
                        Role.TREASURY_CLERK,
                        new CorrectDisbursement(new DisbursementId("P-1"), right)));
        assertThat(available(unopened)).isEqualTo(yuan("9.00"));
        assertThat(available(LINE)).isEqualTo(yuan("96.00"));
    }

    @Test
    void moneySpentByAnotherNodeIsNotSpentAgain() {
        assertThat(available(LINE)).isEqualTo(yuan("100.00"));
        try (var other = new Node(access)) {
            accepted(
                    other.desk.give(
                            payment(LINE, "P-1", "100.00"), giver(Role.TREASURY_CLERK, "1")));
        }

        assertThat(code(give(Role.TREASURY_CLERK, payment(LINE, "P-2", "0.01"))))
                .isEqualTo("EXCEEDS_AVAILABLE");
    }

    @Test
    void aVoucherNumberIsTakenOnceInAUnitAndYear() {
        accepted(give(Role.TREASURY_CLERK, payment(LINE, "P-1", "V-1", "10.00")));

        assertThat(code(give(Role.TREASURY_CLERK, payment(OTHER, "P-2", "V-1", "10.00"))))
                .isEqualTo("DUPLICATE_VOUCHER");
    }

    @Test
    void aVirementMovesMoneyOnBothLinesOrNeither() {
        accepted(give(Role.BUDGET_OFFICER, transfer("T-1", "100.00")));
        assertThat(available(LINE)).isEqualTo(Money.ZERO);
        assertThat(available(OTHER)).isEqualTo(yuan("200.00"));

        assertThat(code(give(Role.BUDGET_OFFICER, transfer("T-2", "0.01"))))
                .isEqualTo("EXCEEDS_AVAILABLE");
        assertThat(available(OTHER)).isEqualTo(yuan("200.00"));
    }

    @Test
    void refundsNeverExceedTheirPaymentHoweverManyRace() throws Exception {
        accepted(give(Role.TREASURY_CLERK, payment(LINE, "P-1", "100.00")));

        var outcomes = race(40, index -> refund("R-" + index, "P-1", "7.00"), Role.TREASURY_CLERK);

        assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(14);
        assertThat(outcomes)
                .filteredOn(Outcome.Refused.class::isInstance)
                .extracting(CommandDeskTest::code)
                .hasSize(26)
                .containsOnly("REFUND_EXCEEDS_PAYMENT");
    }

    @Test
    void sixtyFourThreadsOnTwoNodesPayExactlyWhatFits() throws Exception {
        var outcomes = race(64, index -> payment(LINE, "P-" + index, "3.00"), Role.TREASURY_CLERK);

        assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(33);
        assertThat(outcomes)
                .filteredOn(outcome -> !(outcome instanceof Outcome.Done))
                .extracting(CommandDeskTest::code)
                .containsOnly("EXCEEDS_AVAILABLE");
        assertThat(available(LINE)).isEqualTo(yuan("1.00"));
        assertThat(node.log.after(0, 1_000))
                .extracting(Recorded::position)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, node.log.head()).boxed().toList());
    }

    @Test
    void whoLacksTheRoleMayNot() {
        assertThat(give(Role.TREASURY_APPROVER, payment(LINE, "P-1", "1.00")))
                .isEqualTo(new Outcome.Forbidden());
        assertThat(give(Role.AUDITOR, payment(LINE, "P-1", "1.00")))
                .isEqualTo(new Outcome.Forbidden());
    }

    @Test
    void whoSawAnOlderLineIsToldSo() {
        accepted(give(Role.TREASURY_CLERK, payment(LINE, "P-1", "1.00")));
        var late = new Giver(new Actor("clerk"), Set.of(Role.TREASURY_CLERK), "L", null, 1L);
        var current = new Giver(new Actor("clerk"), Set.of(Role.TREASURY_CLERK), "C", null, 2L);

        assertThat(node.desk.give(payment(LINE, "P-2", "1.00"), late))
                .isEqualTo(new Outcome.Stale(LINE, 2));
        accepted(node.desk.give(payment(LINE, "P-2", "1.00"), current));
    }

    @Test
    void whoSpeaksOfALineThatNobodyOpenedIsToldThatThereIsNone() {
        var unopened = LineId.of("2022:C");
        var clerk = new Giver(new Actor("clerk"), Set.of(Role.TREASURY_CLERK), "P", null, 7L);
        var officer = new Giver(new Actor("officer"), Set.of(Role.BUDGET_OFFICER), "O", null, 7L);

        assertThat(code(node.desk.give(payment(unopened, "P-1", "1.00"), clerk)))
                .isEqualTo("UNKNOWN_BUDGET_LINE");
        assertThat(code(node.desk.give(opening(unopened, "1.00"), officer)))
                .as("whoever opens it has not seen it")
                .isEqualTo("UNKNOWN_BUDGET_LINE");
        assertThat(node.desk.give(opening(LINE, "1.00"), officer))
                .isEqualTo(new Outcome.Stale(LINE, 1));
    }

    /** A virement is on two lines; an exemption of it may be asked for at either. */
    @Test
    void whoSpeaksOfTheSecondLineIsComparedWithIt() {
        var virement = new AdjustmentId("V");
        accepted(give(Role.TREASURY_CLERK, payment(LINE, "P-1", "1.00")));
        accepted(
                give(
                        Role.BUDGET_OFFICER,
                        new Transfer(LINE, OTHER, DAY, virement, yuan("1.00"), "DOC", "x")));
        var grant = new GrantExemption(virement, ExemptionGround.SUPERIOR_ORDER, DAY, "DOC");
        var seen = node.log.lastSequence(OTHER.toString());
        var one = Set.of(Role.EXEMPTION_OFFICER);
        var giver = new Giver(new Actor("exemptions"), one, "E", null, seen);

        assertThat(node.desk.give(grant, giver.of(LINE)))
                .isEqualTo(new Outcome.Stale(LINE, seen + 1));
        accepted(node.desk.give(grant, giver.of(OTHER)));
    }

    @Test
    void whatAnotherNodeSaidMeanwhileIsNotTakenForSaid() {
        var first = LINE.year().firstDay();
        var basic = Example.description(UNIT, ExpenditureKind.BASIC, FundType.GENERAL_PUBLIC);
        var own = Example.description(UNIT, ExpenditureKind.BASIC, FundType.UNIT_FUNDS);
        var seen = node.log.lastSequence(LINE.toString());
        try (var other = new Node(access)) {
            var said = other.desk.give(new DescribeLine(LINE, first, own), officer("there"));
            assertThat(accepted(said).facts()).hasSize(1);
        }
        var late = new Giver(new Actor("officer"), Set.of(Role.BUDGET_OFFICER), "L", null, seen);
        assertThat(node.desk.give(new DescribeLine(LINE, first, basic), late))
                .isEqualTo(new Outcome.Stale(LINE, seen + 1));

        try (var other = new Node(access)) {
            accepted(other.desk.give(new DescribeLine(LINE, first, basic), officer("there again")));
            accepted(node.desk.give(new DescribeLine(LINE, first, basic), officer("here, in use")));
            accepted(other.desk.give(new DescribeLine(LINE, first, own), officer("and again")));
        }
        var said = node.desk.give(new DescribeLine(LINE, first, basic), officer("here again"));
        assertThat(accepted(said).facts()).hasSize(1);
        var once = node.desk.give(new DescribeLine(LINE, first, basic), officer("once more"));
        assertThat(accepted(once).facts()).isEmpty();
    }

    private static Giver officer(String key) {
        return Node.giver(Role.BUDGET_OFFICER, key);
    }

    private interface Numbered {
        Command command(int index);
    }

    /** All at once, every other one on a second node. */
    private List<Outcome> race(int callers, Numbered numbered, Role role) throws Exception {
        try (var other = new Node(access);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Callable<Outcome>>();
            for (var index = 0; index < callers; index++) {
                var command = numbered.command(index);
                var desk = index % 2 == 0 ? node.desk : other.desk;
                var giver = giver(role, "race-" + index);
                calls.add(() -> desk.give(command, giver));
            }
            var outcomes = new ArrayList<Outcome>();
            for (var call : threads.invokeAll(calls)) {
                outcomes.add(call.get());
            }
            return outcomes;
        }
    }

    private Outcome give(Role role, Command command) {
        return node.desk.give(command, giver(role, "key-" + keys.incrementAndGet()));
    }

    private static Outcome.Done accepted(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return (Outcome.Done) outcome;
    }

    private static String code(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return Problem.of(((Outcome.Refused) outcome).rejection()).code();
    }

    private Money available(LineId line) {
        return ((Open) node.reader.newest(line)).available();
    }

    private static OpenLine opening(LineId line, String amount) {
        var description = Example.description(UNIT, ExpenditureKind.BASIC, FundType.GENERAL_PUBLIC);
        return new OpenLine(line, line.year().firstDay(), description, yuan(amount), null, null);
    }

    private static RecordDisbursement payment(LineId line, String id, String amount) {
        return payment(line, id, "V-" + id, amount);
    }

    private static RecordDisbursement payment(
            LineId line, String id, String voucher, String amount) {
        return new RecordDisbursement(
                new Payment(
                        line,
                        DAY,
                        new DisbursementId(id),
                        yuan(amount),
                        UNIT,
                        new VoucherNumber(voucher),
                        "示例公司",
                        null,
                        null));
    }

    private static RefundDisbursement refund(String id, String payment, String amount) {
        return new RefundDisbursement(
                LINE,
                DAY,
                new RefundId(id),
                new DisbursementId(payment),
                yuan(amount),
                UNIT,
                new VoucherNumber("V-" + id),
                null,
                null);
    }

    private static Supplement supplement(String id, String amount) {
        return new Supplement(
                LINE, DAY, new AdjustmentId(id), yuan(amount), false, null, null, null);
    }

    private static Transfer transfer(String id, String amount) {
        return new Transfer(LINE, OTHER, DAY, new AdjustmentId(id), yuan(amount), null, null);
    }
}
