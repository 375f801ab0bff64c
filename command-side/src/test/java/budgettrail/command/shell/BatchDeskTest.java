package budgettrail.command.shell;

import static budgettrail.event.money.Money.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.command.adjustment.Supplement;
import budgettrail.command.disbursement.RecordDisbursement;
import budgettrail.command.line.Command;
import budgettrail.command.line.Example;
import budgettrail.command.reference.DescribeUnit;
import budgettrail.command.reference.ReferenceDesk;
import budgettrail.command.rejection.DisbursementRejection.FourEyesRequired;
import budgettrail.command.shell.BatchDesk.Given;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.LineId;
import budgettrail.event.reference.ExpenditureKind;
import budgettrail.event.reference.FundType;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.DatabaseAccess;
import budgettrail.log.Draft;
import budgettrail.log.LogUnavailable;
import budgettrail.log.Metadata;
import budgettrail.log.TestDatabase;
import budgettrail.web.access.Role;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class BatchDeskTest {
    private static final LineId LINE = LineId.of("2022:A");
    private static final UnitCode UNIT = new UnitCode("035001");
    private static final LocalDate DAY = LocalDate.of(2022, 3, 1);

    private DatabaseAccess access;
    private Node node;
    private BatchDesk batch;

    @BeforeEach
    void openALine() {
        access = TestDatabase.withLog();
        node = new Node(access);
        batch = new BatchDesk(node.desk, node.bulk, node.log);
        var officer = Node.giver(Role.BUDGET_OFFICER, "opening");
        var unit = new DescribeUnit(UNIT, LINE.year().firstDay(), "本级", null, null);
        node.reference.describe(
                List.of(new ReferenceDesk.Entry(unit, Metadata.by(officer.actor()))),
                node.desk.circumstances(officer.actor(), false));
        assertThat(node.desk.give(opening(LINE), officer)).isInstanceOf(Outcome.Done.class);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void refusesNoRowForWhatItsOwnFirstTryRecordsMeanwhile()
            throws SQLException, ExecutionException, InterruptedException {
        var rows = List.of(given("1", "30000.01"), given("2", "1.00"));
        var first = drafts(rows.subList(0, 1));
        try (var tries = Executors.newVirtualThreadPerTaskExecutor();
                var held = new HeldLog(access)) {
            var again = tries.submit(() -> batch.give(rows));
            held.recordBeforeWhoeverWaits(first);

            var settled = again.get();
            assertThat(settled.failure()).isNull();
            assertThat(settled.outcomes().getFirst())
                    .isInstanceOfSatisfying(
                            Outcome.Done.class, done -> assertThat(done.replayed()).isTrue());
            assertThat(settled.outcomes().getLast())
                    .isInstanceOfSatisfying(
                            Outcome.Done.class, done -> assertThat(done.replayed()).isFalse());
        }
        assertThat(node.log.lastSequence("2022:A")).isEqualTo(3);
    }

    @Test
    void asksForASecondPersonAboveTheLimit() {
        assertThat(batch.give(List.of(given("1", "50000.01"), given("2", "50000.00"))).outcomes())
                .satisfiesExactly(
                        large ->
                                assertThat(large)
                                        .isInstanceOfSatisfying(
                                                Outcome.Refused.class,
                                                no ->
                                                        assertThat(no.rejection())
                                                                .isInstanceOf(
                                                                        FourEyesRequired.class)),
                        small -> assertThat(small).isInstanceOf(Outcome.Done.class));
    }

    @Test
    void tellsWhatIsRecordedIfTheLogFailsOnTheWay() throws SQLException {
        var rows = numbered(1_500, LINE);
        var head = node.log.head();
        owner("ALTER TABLE log.event ADD CONSTRAINT room CHECK (position <= %d)", head + 1_200);

        var settled = batch.give(rows);

        assertThat(settled.outcomes()).hasSize(1_000).hasOnlyElementsOfType(Outcome.Done.class);
        assertThat(settled.failure()).isInstanceOf(LogUnavailable.class);
        assertThat(node.log.head()).isEqualTo(head + 1_000);
        owner("ALTER TABLE log.event DROP CONSTRAINT room");
        assertThat(batch.give(rows).outcomes()).hasSize(1_500);
        assertThat(node.log.head()).isEqualTo(head + 1_500);
    }

    @Test
    void tellsWhatIsRecordedIfALongLineCannotBeReadThen() throws SQLException {
        var other = LineId.of("2022:B");
        var officer = Node.giver(Role.BUDGET_OFFICER, "other");
        assertThat(node.desk.give(opening(other), officer)).isInstanceOf(Outcome.Done.class);
        batch.give(numbered(1_100, LINE));
        var rows = new ArrayList<>(numbered(1_000, other));
        rows.add(given("last", "0.01"));
        var head = node.log.head();
        try (var cold = new Node(access)) {
            owner("REVOKE SELECT ON command.line_state FROM application");

            var settled = new BatchDesk(cold.desk, cold.bulk, cold.log).give(rows);

            assertThat(settled.outcomes()).hasSize(1_000);
            assertThat(settled.failure()).isInstanceOf(DataAccessException.class);
        }
        assertThat(node.log.head()).isEqualTo(head + 1_000);
    }

    private static List<Given> numbered(int count, LineId line) {
        return IntStream.range(0, count)
                .mapToObj(row -> given(line, line.key() + row, "0.01"))
                .toList();
    }

    private void owner(String sql, Object... values) throws SQLException {
        try (var connection = TestDatabase.owner(access).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql.formatted(values));
        }
    }

    private List<Draft> drafts(List<Given> rows) {
        var drafts = new ArrayList<Draft>();
        var by = node.desk.circumstances(rows.getFirst().metadata().actor(), false);
        node.bulk
                .rehearsal()
                .decide(
                        rows.stream().map(Given::command).toList(),
                        by,
                        (index, ruling) -> {
                            ((Ruling.Facts) ruling)
                                    .facts()
                                    .forEach(
                                            fact ->
                                                    drafts.add(
                                                            fact.draft(
                                                                    rows.get(index).metadata())));
                            return true;
                        });
        return drafts;
    }

    private static Given given(String name, String yuan) {
        return given(LINE, name, yuan);
    }

    private static Given given(LineId line, String name, String yuan) {
        Command command =
                new RecordDisbursement(
                        Example.payment("P-" + name, yuan, line, DAY, UNIT, "V-" + name, null));
        return new Given(command, Node.giver(Role.TREASURY_CLERK, name).metadata(command));
    }

    private static Supplement opening(LineId line) {
        var description = Example.description(UNIT, ExpenditureKind.BASIC, FundType.GENERAL_PUBLIC);
        return new Supplement(
                line,
                DAY,
                new AdjustmentId("S-" + line.key()),
                yuan("60000.00"),
                false,
                "文号",
                null,
                description);
    }
}
