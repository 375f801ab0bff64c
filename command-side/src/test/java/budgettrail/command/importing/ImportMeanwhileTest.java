package budgettrail.command.importing;

import static java.lang.Thread.State.TIMED_WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import budgettrail.command.carryover.CloseLine;
import budgettrail.command.commitment.PlaceCommitment;
import budgettrail.command.commitment.ReviseCommitment;
import budgettrail.command.disbursement.Payment;
import budgettrail.command.disbursement.RecordDisbursement;
import budgettrail.command.importing.table.RowError;
import budgettrail.command.reference.DescribeUnit;
import budgettrail.command.reference.ReferenceDesk;
import budgettrail.command.shell.Giver;
import budgettrail.command.shell.Node;
import budgettrail.command.shell.Outcome;
import budgettrail.command.shell.Outcome.Done;
import budgettrail.event.Actor;
import budgettrail.event.line.CommitmentEvent.CommitmentReleased;
import budgettrail.event.line.CommitmentId;
import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.FiscalYear;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.EventLog;
import budgettrail.log.Metadata;
import budgettrail.log.TestDatabase;
import budgettrail.web.access.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Files between whose decision and recording others come, and lines in use. */
class ImportMeanwhileTest extends ImportFixture {
    private static final Actor CLERK = new Actor("clerk");
    private static final LineId A = new LineId(YEAR, "A");
    private static final LocalDate DAY = LocalDate.of(2022, 2, 1);
    private static final CommitmentId CONTRACT = new CommitmentId("C1");

    @Test
    void leavesWhatIsUnderWayToWhoeverIsAtIt() {
        twoLines();
        var head = node.log.head();
        Runnable look =
                () -> {
                    assertThat(jobs().unfinished()).hasSize(1);
                    importing.resume();
                    assertThat(node.log.head()).isEqualTo(head);
                };
        var order = order(Kind.EXECUTION, csv(payments(1, "0.01")), null);
        done(meanwhile(look).submit(order, giver(Role.TREASURY_CLERK)));
    }

    @Test
    void aKeyThatIsTakenForAnotherYearMeanwhileIsReused() {
        var giver = giver(Role.BUDGET_OFFICER);
        var units = csv("code,name_zh\nU1,一\n");
        var other =
                new Order(
                        Kind.UNITS, new FiscalYear(2021), units, null, Controls.NONE, false, false);
        var result =
                importing(
                                new ImportJobs(
                                        JdbcClient.create(TestDatabase.application(access))) {
                                    @Override
                                    void insert(ImportJob job) {
                                        assertThat(importing.submit(other, giver))
                                                .isInstanceOf(Result.Done.class);
                                        super.insert(job);
                                    }
                                })
                        .submit(order(Kind.UNITS, units, null), giver);
        assertThat(result).isEqualTo(new Result.KeyReused());
        assertThat(all()).hasSize(1);
    }

    /** Its answer is known, whoever imports something else. */
    @Test
    void aFileThatIsDoneIsAnsweredAgainWhileTheYearIsLocked() throws Exception {
        var giver = giver(Role.BUDGET_OFFICER);
        var units = order(Kind.UNITS, csv("code,name_zh\nU1,一\n"), null);
        var first = done(importing.submit(units, giver));
        var locked = new YearLock(TestDatabase.application(access));
        assertThat(locked.during(YEAR, () -> importing.submit(units, giver)))
                .contains(new Result.Done(first, true));
        var other = order(Kind.UNITS, csv("code,name_zh\nU2,二\n"), null);
        assertThat(locked.during(YEAR, () -> importing.submit(other, giver)))
                .contains(new Result.KeyReused());
        assertThat(locked.during(YEAR, () -> importing.submit(other, giver(Role.BUDGET_OFFICER))))
                .contains(new Result.Running());
    }

    /** They claim the same as a file does whose units are below others, and are much quicker. */
    @Test
    void losesNothingToThoseWhoDescribeUnitsMeanwhile() throws Exception {
        var officers = new ArrayList<Thread>();
        Runnable another =
                () -> {
                    var unit = "N" + officers.size();
                    var officer = Thread.ofPlatform().start(() -> putBelow(node, unit));
                    officers.add(officer);
                    while (officer.isAlive() && officer.getState() != TIMED_WAITING) {
                        Thread.onSpinWait();
                    }
                };
        assertThat(ofUnits(another)).isInstanceOf(Result.Done.class);
        for (var officer : officers) {
            officer.join();
        }
    }

    /** They do not take turns with it; it tries with fewer units at once. */
    @Test
    void norToThoseWhoDoSoOnAnotherNodeForSomeTime() {
        try (var other = new Node(access)) {
            var described = new AtomicInteger();
            Runnable another =
                    () -> {
                        var unit = described.incrementAndGet();
                        if (unit <= 50) {
                            putBelow(other, "N" + unit);
                        }
                    };
            assertThat(ofUnits(another)).isInstanceOf(Result.Done.class);
        }
    }

    /** What became of a file of units, at each of whose looks into the log something is done. */
    private Result ofUnits(Runnable look) {
        done(give(Role.BUDGET_OFFICER, Kind.UNITS, csv("code,name_zh\nA,甲\nB,乙\n")));
        var units = new StringBuilder("code,name_zh,parent_code\n");
        IntStream.range(0, 1_000).forEach(unit -> units.append("U%d,单位,B\n".formatted(unit)));
        var recording = new AtomicBoolean();
        var database =
                new DelegatingDataSource(TestDatabase.application(access)) {
                    @Override
                    public Connection getConnection() throws SQLException {
                        if (recording.get()) {
                            look.run();
                        }
                        return super.getConnection();
                    }
                };
        var jobs = jobs(() -> recording.set(true));
        try (var log = new EventLog(database)) {
            var lock = new YearLock(TestDatabase.application(access));
            var here = new Importing(node.desk, node.bulk, log, node.turn, jobs, lock, Node.TODAY);
            var order = order(Kind.UNITS, csv(units.toString()), null);
            return here.submit(order, giver(Role.BUDGET_OFFICER));
        }
    }

    private static void putBelow(Node by, String unit) {
        var above = new UnitCode("A");
        var said = new DescribeUnit(new UnitCode(unit), YEAR.firstDay(), "单位", null, above);
        var entry = new ReferenceDesk.Entry(said, Metadata.by(CLERK));
        by.reference.describe(List.of(entry), by.desk.circumstances(CLERK, false));
    }

    /** Runs something after a file was decided and before its first fact is recorded. */
    private Importing meanwhile(Runnable between) {
        return importing(jobs(between));
    }

    private ImportJobs jobs(Runnable between) {
        return new ImportJobs(JdbcClient.create(TestDatabase.application(access))) {
            @Override
            void insert(ImportJob job) {
                super.insert(job);
                between.run();
            }
        };
    }

    private static RecordDisbursement payment(String voucher, String yuan) {
        return new RecordDisbursement(
                new Payment(
                        A,
                        DAY,
                        new DisbursementId("own-" + voucher),
                        Money.yuan(yuan),
                        new UnitCode("U1"),
                        new VoucherNumber(voucher),
                        "x",
                        null,
                        null));
    }

    private Outcome pay(Node by, String voucher, String yuan) {
        return by.desk.give(payment(voucher, yuan), giver(Role.TREASURY_CLERK));
    }

    @Test
    void decidesAgainWhatSomebodyCameBefore() {
        twoLines();
        var result =
                meanwhile(() -> assertThat(pay(node, "X", "75.00")).isInstanceOf(Done.class))
                        .submit(
                                order(Kind.EXECUTION, csv(payments(2500, "0.01")), null),
                                giver(Role.TREASURY_CLERK));
        assertThat(done(result).facts()).isEqualTo(2500);
        assertThat(done(result).position()).isEqualTo(node.log.head());
        assertThat(pay(node, "Y", "0.01")).isInstanceOf(Outcome.Refused.class);
    }

    private void close(String key, String unspent) {
        var lastDay = YEAR.lastDay();
        var closing =
                new CloseLine(
                        new LineId(YEAR, key),
                        lastDay,
                        Money.ZERO,
                        Money.yuan(unspent),
                        null,
                        null);
        assertThat(node.desk.give(closing, giver(Role.BUDGET_OFFICER))).isInstanceOf(Done.class);
    }

    @Test
    void opensNoLineInAYearThatWasClosedAfterItWasDecided() {
        twoLines();
        var result =
                meanwhile(
                                () -> {
                                    close("A", "100.00");
                                    close("B", "50.00");
                                })
                        .submit(
                                order(
                                        Kind.BUDGET_LINES,
                                        csv(LINES + "C,U1,201,BASIC,1.00\n"),
                                        null),
                                giver(Role.BUDGET_OFFICER));
        assertThat(result)
                .isInstanceOfSatisfying(
                        Result.Stuck.class,
                        stuck ->
                                assertThat(stuck.errors())
                                        .extracting(RowError::code)
                                        .containsExactly("YEAR_CLOSED"));
        assertThat(node.log.lastSequence("2022:C")).isEqualTo(-1);
    }

    @Test
    void recordsNoChunkThatSomebodyWhoCameBeforeLeavesNoMoneyFor() {
        twoLines();
        try (var other = new Node(access)) {
            var result =
                    meanwhile(() -> assertThat(pay(other, "X", "90.01")).isInstanceOf(Done.class))
                            .submit(
                                    order(Kind.EXECUTION, csv(payments(1500, "0.01")), null),
                                    giver(Role.TREASURY_CLERK));
            assertThat(result)
                    .isInstanceOfSatisfying(
                            Result.Stuck.class,
                            stuck ->
                                    assertThat(found(stuck.errors()))
                                            .containsExactly("1000:amount_yuan:EXCEEDS_AVAILABLE"));
        }
        assertThat(facts(DisbursementRecorded.class)).hasSize(1);
        assertThat(pay(node, "Y", "9.99")).isInstanceOf(Done.class);
        assertThat(pay(node, "Z", "0.01")).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void aFileThatWasInterruptedAtItsFirstCommandComesAgainUnderAnotherKey() {
        twoLines();
        var payments = csv(LEDGER + "2022-02-01,DISBURSEMENT,U1,A,10.00,x,N1,,,\n");
        var file = order(Kind.EXECUTION, payments, null);
        assertThat(
                        meanwhile(
                                        () ->
                                                assertThat(pay(node, "X", "95.00"))
                                                        .isInstanceOf(Done.class))
                                .submit(file, giver(Role.TREASURY_CLERK)))
                .isInstanceOf(Result.Stuck.class);
        var more = csv(LEDGER + "2022-02-01,SUPPLEMENT,U1,A,50.00,,DOC,,,\n");
        done(give(Role.BUDGET_OFFICER, Kind.EXECUTION, more));
        var second = done(importing.submit(file, giver(Role.TREASURY_CLERK)));
        known(importing.submit(file, giver(Role.TREASURY_CLERK)), second.importId(), false);
    }

    private static void known(Result result, @Nullable String importId, boolean interrupted) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        Result.FileKnown.class,
                        known -> {
                            assertThat(known.before().importId()).isEqualTo(importId);
                            assertThat(known.before().interrupted()).isEqualTo(interrupted);
                        });
    }

    /** Nothing about a release says that it is not another one of the same day. */
    @Test
    void isNotEndedUnderItsOwnKeyAfterItCameUnderAnother() {
        twoLines();
        var contract = new PlaceCommitment(A, DAY, CONTRACT, Money.yuan("50.00"), null, "x");
        assertThat(node.desk.give(contract, giver(Role.BUDGET_OFFICER))).isInstanceOf(Done.class);
        var release = csv(LEDGER + "2022-02-05,COMMITMENT_RELEASE,U1,A,20.00,,R1,C1,,\n");
        var file = order(Kind.EXECUTION, release, null);
        var first = giver(Role.BUDGET_OFFICER);
        assertThat(meanwhile(() -> revise("-40.00")).submit(file, first))
                .isInstanceOf(Result.Stuck.class);
        revise("40.00");
        var second = done(importing.submit(file, giver(Role.BUDGET_OFFICER)));
        known(importing.submit(file, first), second.importId(), false);
        assertThat(facts(CommitmentReleased.class)).hasSize(1);

        var meant = new Order(Kind.EXECUTION, YEAR, release, null, Controls.NONE, false, true);
        done(importing.submit(meant, first));
        assertThat(facts(CommitmentReleased.class)).hasSize(2);
    }

    private void revise(String change) {
        var revision = new ReviseCommitment(A, DAY, CONTRACT, Money.yuan(change), null);
        assertThat(node.desk.give(revision, giver(Role.BUDGET_OFFICER))).isInstanceOf(Done.class);
    }

    /** Not refused for the vouchers that the part has taken. */
    @Test
    void aFileThatWasInterruptedOnItsWayIsKnownUnderAnotherKey() {
        twoLines();
        var file = order(Kind.EXECUTION, csv(payments(1500, "0.01")), null);
        var stuck =
                meanwhile(() -> assertThat(pay(node, "X", "85.01")).isInstanceOf(Done.class))
                        .submit(file, giver(Role.TREASURY_CLERK));
        assertThat(stuck)
                .isInstanceOfSatisfying(
                        Result.Stuck.class,
                        it ->
                                known(
                                        importing.submit(file, giver(Role.TREASURY_CLERK)),
                                        it.importId(),
                                        true));
    }

    @Test
    void saysHowManyAreRecordedWhereItIsStuck() {
        twoLines();
        var giver = giver(Role.TREASURY_CLERK);
        var result =
                meanwhile(() -> assertThat(pay(node, "X", "80.00")).isInstanceOf(Done.class))
                        .submit(order(Kind.EXECUTION, csv(payments(2500, "0.01")), null), giver);
        assertThat(result)
                .isInstanceOfSatisfying(
                        Result.Stuck.class,
                        stuck -> {
                            assertThat(stuck.entries()).isEqualTo(2000);
                            assertThat(stuck.rows()).isEqualTo(2500);
                        });
        assertThat(facts(DisbursementRecorded.class)).hasSize(2001);
        assertThat(jobs().begunUnder(giver.actor(), giver.idempotencyKey()))
                .hasValueSatisfying(job -> assertThat(job.posted()).isEqualTo(2000));
    }

    @Test
    void isEndedByItselfIfItWasStuckAndThenCutOff() {
        twoLines();
        var giver = giver(Role.TREASURY_CLERK);
        var order = order(Kind.EXECUTION, csv(payments(2500, "0.01")), null);
        var stuck =
                meanwhile(() -> assertThat(pay(node, "X", "90.01")).isInstanceOf(Done.class))
                        .submit(order, giver);
        assertThat(stuck).isInstanceOf(Result.Stuck.class);
        assertThat(jobs().unfinished()).isEmpty();
        var more = csv(LEDGER + "2022-02-01,SUPPLEMENT,U1,A,50.00,,DOC,,,\n");
        done(give(Role.BUDGET_OFFICER, Kind.EXECUTION, more));
        var cut =
                new ImportJobs(JdbcClient.create(TestDatabase.application(access))) {
                    @Override
                    void posted(String id, int commands) {
                        throw new IllegalStateException("cut off after " + commands);
                    }
                };
        assertThatThrownBy(() -> importing(cut).submit(order, giver))
                .hasMessage("cut off after 1000");
        importing.resume();
        assertThat(facts(DisbursementRecorded.class)).hasSize(2501);
        assertThat(jobs().unfinished()).isEmpty();
    }

    @Test
    void decidesAFileOnWhatOtherNodesRecorded() {
        twoLines();
        assertThat(pay(node, "W", "1.00")).isInstanceOf(Done.class); // Now the line is in use.
        try (var other = new Node(access)) {
            assertThat(pay(other, "X", "90.00")).isInstanceOf(Done.class);
        }
        var head = node.log.head();
        assertThat(give(Role.TREASURY_CLERK, Kind.EXECUTION, csv(payments(1, "9.01"))))
                .isInstanceOf(Result.Refused.class);
        assertThat(node.log.head()).isEqualTo(head);
        done(give(Role.TREASURY_CLERK, Kind.EXECUTION, csv(payments(1, "9.00"))));
    }

    @Test
    void leavesLinesInUseAsTheirNewestFactsDo() {
        twoLines();
        assertThat(pay(node, "W", "1.00")).isInstanceOf(Done.class);
        done(give(Role.TREASURY_CLERK, Kind.EXECUTION, csv(payments(2000, "0.01"))));
        var stale = new Giver(CLERK, Set.of(Role.TREASURY_CLERK), "stale", null, 2L);
        assertThat(node.desk.give(payment("X", "79.00"), stale))
                .isEqualTo(new Outcome.Stale(A, 2002));
        assertThat(pay(node, "X", "79.01")).isInstanceOf(Outcome.Refused.class);
        assertThat(pay(node, "X", "79.00")).isInstanceOf(Done.class);
    }
}
