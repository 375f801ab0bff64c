package budgettrail.command.shell;

import static budgettrail.command.shell.Node.giver;
import static budgettrail.event.money.Money.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.command.appropriation.OpenLine;
import budgettrail.command.disbursement.Payment;
import budgettrail.command.disbursement.RecordDisbursement;
import budgettrail.command.line.Command;
import budgettrail.command.line.LineState;
import budgettrail.command.line.Open;
import budgettrail.command.reference.DescribeUnit;
import budgettrail.command.reference.ReferenceDesk;
import budgettrail.event.Actor;
import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineDescription;
import budgettrail.event.line.LineId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.ExpenditureKind;
import budgettrail.event.reference.FunctionCode;
import budgettrail.event.reference.FundType;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.DatabaseAccess;
import budgettrail.log.EventLog;
import budgettrail.log.Metadata;
import budgettrail.log.TestDatabase;
import budgettrail.web.access.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A line of 1,100 payments of one fen each, opened by nodes that do not have it in memory. */
class LineStatesTest {
    private static final UnitCode UNIT = new UnitCode("035001");
    private static final LineId LINE = LineId.of("2022:LONG");
    private static final LocalDate DAY = LocalDate.of(2022, 3, 1);
    private static final Actor CLERK = new Actor("clerk");
    private static final int PAYMENTS = 1_100;
    private static final Money LEFT = yuan("89.00");

    private DatabaseAccess access;

    @BeforeEach
    void payALot() {
        access = TestDatabase.withLog();
        try (var node = new Node(access)) {
            var entry =
                    new ReferenceDesk.Entry(
                            new DescribeUnit(UNIT, LINE.year().firstDay(), "本级", null, null),
                            Metadata.by(new Actor("officer")));
            node.reference.describe(
                    List.of(entry), node.desk.circumstances(new Actor("officer"), false));
            assertThat(give(node, Role.BUDGET_OFFICER, opening())).isInstanceOf(Outcome.Done.class);
            for (var from = 0; from < PAYMENTS; from += 100) {
                post(node, from);
            }
        }
    }

    @Test
    void isKeptWithoutBeingAskedOnceItIsLong() throws SQLException {
        assertThat(kept()).isGreaterThanOrEqualTo(1_000);
    }

    @Test
    void opensFromWhatIsKeptAndTheFactsAfterIt() {
        try (var node = new Node(access)) {
            var rows = new StateRows(JdbcClient.create(TestDatabase.application(access)));
            var kept = rows.find(LINE.toString()).orElseThrow();
            // As if everything had been paid: nothing but the kept state says so.
            var spent = kept.state().after(paid(LEFT), CLERK);
            rows.keep(LINE.toString(), new StateRows.Kept(spent, kept.sequence(), kept.position()));

            assertThat(give(node, Role.TREASURY_CLERK, payment("X", new Money(1))))
                    .isInstanceOf(Outcome.Refused.class);
        }
    }

    @Test
    void paysTheLastFenAndNotOneMore() {
        try (var node = new Node(access)) {
            var more = LEFT.plus(new Money(1));
            assertThat(give(node, Role.TREASURY_CLERK, payment("X", more)))
                    .isInstanceOf(Outcome.Refused.class);
            assertThat(give(node, Role.TREASURY_CLERK, payment("Y", LEFT)))
                    .isInstanceOf(Outcome.Done.class);
            assertThat(give(node, Role.TREASURY_CLERK, payment("Z", new Money(1))))
                    .isInstanceOf(Outcome.Refused.class);
        }
    }

    @Test
    void isReadAlthoughItsStateCannotBeKept() throws SQLException {
        assertThat(change("DELETE FROM command.line_state")).isEqualTo(1);
        change("REVOKE INSERT, UPDATE ON command.line_state FROM application");
        try (var node = new Node(access)) {
            assertThat(((Open) node.reader.newest(LINE)).available()).isEqualTo(LEFT);
            assertThat(give(node, Role.TREASURY_CLERK, payment("Y", LEFT)))
                    .isInstanceOf(Outcome.Done.class);
        }
    }

    @Test
    void readsALongWayOnAThreadThatNobodyElseWaitsFor() throws Exception {
        assertThat(change("DELETE FROM command.line_state")).isEqualTo(1);
        var askers = new ConcurrentLinkedQueue<Boolean>();
        var database = told(TestDatabase.application(access), askers);
        try (var log = new EventLog(database)) {
            var reader = new LineReader(log, new StateRows(JdbcClient.create(database)));
            var state = new CompletableFuture<LineState>();
            Thread.ofVirtual().start(() -> state.complete(reader.newest(LINE)));
            assertThat(((Open) state.get(60, TimeUnit.SECONDS)).available()).isEqualTo(LEFT);
        }
        assertThat(askers)
                .as("virtual: the kept state, the first facts, the others, the state to keep")
                .containsExactly(true, true, false, true);
    }

    /** A database that tells whether who asks it is a virtual thread. */
    private static DataSource told(DataSource database, Collection<Boolean> askers) {
        return new DelegatingDataSource(database) {
            @Override
            public Connection getConnection() throws SQLException {
                askers.add(Thread.currentThread().isVirtual());
                return super.getConnection();
            }
        };
    }

    @Test
    void isMadeAgainFromTheFactsIfItIsDamagedMissingOrOfAnotherLog() throws SQLException {
        for (var damage :
                List.of(
                        "UPDATE %s SET state = set_byte(state, 40, get_byte(state, 40) # 1)",
                        "UPDATE %s SET hash = set_byte(hash, 0, get_byte(hash, 0) # 1)",
                        "UPDATE %s SET sequence = sequence - 1, position = position - 1",
                        "UPDATE %s SET position = position + 1",
                        "UPDATE %s SET version = 0",
                        "DELETE FROM %s")) {
            assertThat(change(damage.formatted("command.line_state"))).as(damage).isEqualTo(1);
            try (var node = new Node(access)) {
                var more = LEFT.plus(new Money(1));
                assertThat(give(node, Role.TREASURY_CLERK, payment("X", more)))
                        .as(damage)
                        .isInstanceOf(Outcome.Refused.class);
                assertThat(((Open) node.reader.newest(LINE)).available()).isEqualTo(LEFT);
                assertThat(kept()).as(damage).isEqualTo(PAYMENTS + 1);
            }
        }
    }

    private static void post(Node node, int from) {
        var by = node.desk.circumstances(CLERK, true);
        var chunk = new ArrayList<Instruction>();
        for (var number = from; number < from + 100; number++) {
            var command = payment("P-" + number, new Money(1));
            chunk.add(new Instruction(command, by, Metadata.by(CLERK), null));
        }
        assertThat(node.desk.post(chunk).facts()).hasSize(100);
    }

    private static Outcome give(Node node, Role role, Command command) {
        return node.desk.give(command, giver(role, "key-" + command.hashCode()));
    }

    private static OpenLine opening() {
        var description =
                new LineDescription(
                        UNIT,
                        new FunctionCode("2080101"),
                        ExpenditureKind.BASIC,
                        null,
                        null,
                        null,
                        null,
                        FundType.GENERAL_PUBLIC,
                        null,
                        false);
        return new OpenLine(LINE, LINE.year().firstDay(), description, yuan("100.00"), null, null);
    }

    private static RecordDisbursement payment(String id, Money amount) {
        return new RecordDisbursement(
                new Payment(
                        LINE,
                        DAY,
                        new DisbursementId(id),
                        amount,
                        UNIT,
                        new VoucherNumber("V-" + id),
                        "示例公司",
                        null,
                        null));
    }

    private static DisbursementRecorded paid(Money amount) {
        return new DisbursementRecorded(
                LINE,
                DAY,
                new DisbursementId("F"),
                amount,
                UNIT,
                new VoucherNumber("V-F"),
                "示例公司",
                null,
                null,
                null);
    }

    private long kept() throws SQLException {
        try (var connection = TestDatabase.owner(access).getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT max(sequence) FROM command.line_state")) {
            row.next();
            return row.getLong(1);
        }
    }

    private int change(String sql) throws SQLException {
        try (var connection = TestDatabase.owner(access).getConnection();
                var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
