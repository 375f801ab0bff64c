package budgettrail.command.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import budgettrail.command.importing.ImportJob.Status;
import budgettrail.command.reference.DescribeUnit;
import budgettrail.command.shell.Node;
import budgettrail.command.shell.Outcome.Done;
import budgettrail.event.Actor;
import budgettrail.event.line.AppropriationEvent.LineDescribed;
import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.EventLog;
import budgettrail.log.LogDisowned;
import budgettrail.log.LogWatch;
import budgettrail.log.OutcomeUnknown;
import budgettrail.log.TestDatabase;
import budgettrail.web.access.Role;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files that are cut off on their way, and what becomes of them. */
class ImportCutOffTest extends ImportFixture {
    @Test
    void goesOnWhereItWasCutOff() {
        twoLines();
        var rows = new StringBuilder(LEDGER);
        for (var row = 1; row <= 2500; row++) {
            rows.append("2022-02-01,DISBURSEMENT,U1,A,0.01,x,N").append(row).append(",,,\n");
        }
        var cut = cutOff("cut off after %d");
        var giver = giver(Role.MIGRATOR);
        var order = order(Kind.EXECUTION, csv(rows.toString()), null);
        assertThatThrownBy(() -> importing(cut).submit(order, giver))
                .hasMessage("cut off after 1000");
        var half = all().size();
        importing.resume();
        assertThat(all()).hasSize(half + 1500);
        assertThat(importing.submit(order, giver))
                .isInstanceOfSatisfying(
                        Result.Done.class, again -> assertThat(again.replayed()).isTrue());
        assertThat(all()).hasSize(half + 1500);
        assertThat(
                        all().stream()
                                .map(fact -> fact.metadata().importRow())
                                .filter(row -> row != null))
                .hasSize(2 + 4 + 2500);
    }

    /** It was let in by a version that took more names, and must come to its end. */
    @Test
    void goesOnWithNamesThatAreNotLetInAnyMore() throws SQLException {
        twoLines();
        var order = order(Kind.EXECUTION, csv(payments(2500, "0.01")), null);
        assertThatThrownBy(
                        () ->
                                importing(cutOff("cut off after %d"))
                                        .submit(order, giver(Role.TREASURY_CLERK)))
                .hasMessage("cut off after 1000");
        owner(
                """
                UPDATE command.import_job
                SET file = convert_to(replace(convert_from(file, 'UTF8'), ',N2500,', ',N//2500,'), 'UTF8')
                WHERE status = 'POSTING'
                """);
        importing.resume();
        assertThat(facts(DisbursementRecorded.class))
                .hasSize(2500)
                .anyMatch(paid -> paid.disbursement().value().endsWith("N//2500"));
    }

    @Test
    void saysHowManyAreRecordedWhereTheLogTakesNoMore() throws SQLException {
        twoLines();
        var head = node.log.head();
        var giver = giver(Role.TREASURY_CLERK);
        var order = order(Kind.EXECUTION, csv(payments(2500, "0.01")), null);
        owner(
                "ALTER TABLE log.event ADD CONSTRAINT room CHECK (position <= "
                        + (head + 1500)
                        + ")");
        assertThat(importing.submit(order, giver))
                .isInstanceOfSatisfying(
                        Result.CutOff.class,
                        cutOff -> {
                            assertThat(cutOff.entries()).isEqualTo(1000);
                            assertThat(cutOff.rows()).isEqualTo(2500);
                            assertThat(cutOff.unknown()).isFalse();
                        });
        assertThat(node.log.head()).isEqualTo(head + 1000);
        owner("ALTER TABLE log.event DROP CONSTRAINT room");
        done(importing.submit(order, giver));
        assertThat(facts(DisbursementRecorded.class)).hasSize(2500);
    }

    /** Not each step is noted, and none is looked for where the log cannot be read. */
    @Test
    void saysNoFewerWhereItIsCutOffAgain() throws SQLException {
        twoLines();
        var giver = giver(Role.TREASURY_CLERK);
        var order = order(Kind.EXECUTION, csv(payments(2500, "0.01")), null);
        owner(
                "ALTER TABLE log.event ADD CONSTRAINT room CHECK (position <= "
                        + (node.log.head() + 2_000)
                        + ")");
        for (var attempt = 0; attempt < 2; attempt++) {
            cutOffAfter(2_000, importing.submit(order, giver));
        }
        owner("ALTER TABLE log.register RENAME TO away");
        cutOffAfter(2_000, importing.submit(order, giver));
    }

    private static void cutOffAfter(int entries, Result result) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        Result.CutOff.class,
                        cutOff -> assertThat(cutOff.entries()).isEqualTo(entries));
    }

    private void owner(String sql) throws SQLException {
        try (var connection = TestDatabase.owner(access).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void goesOnAlthoughHowFarItIsCannotBeNoted() {
        twoLines();
        var deaf =
                new ImportJobs(JdbcClient.create(TestDatabase.application(access))) {
                    @Override
                    void posted(String id, int commands) {
                        throw new DataAccessResourceFailureException("No connection");
                    }
                };
        var order = order(Kind.EXECUTION, csv(payments(2500, "0.01")), null);
        var result = importing(deaf).submit(order, giver(Role.TREASURY_CLERK));
        assertThat(done(result).facts()).isEqualTo(2500);
    }

    @Test
    void isRecordedAndNeverSaidNotToBeWhereNobodyKnowsWhetherItIsKept() {
        twoLines();
        var unheard =
                new ImportJobs(JdbcClient.create(TestDatabase.application(access))) {
                    @Override
                    void insert(ImportJob job) {
                        super.insert(job);
                        throw new DataAccessResourceFailureException("The answer is lost");
                    }
                };
        var order = order(Kind.EXECUTION, csv(payments(10, "0.01")), null);
        var giver = giver(Role.TREASURY_CLERK);
        assertThatThrownBy(() -> importing(unheard).submit(order, giver))
                .isInstanceOf(OutcomeUnknown.class);
        importing.resume();
        assertThat(facts(DisbursementRecorded.class)).hasSize(10);
        assertThat(importing.submit(order, giver))
                .isInstanceOfSatisfying(
                        Result.Done.class, again -> assertThat(again.replayed()).isTrue());
    }

    /** As where a disk is full: nobody is told that nobody knows. */
    @Test
    void isKnownNotToBeKeptWhereTheDatabaseSaysNo() throws SQLException {
        twoLines();
        owner("ALTER TABLE command.import_job ADD CONSTRAINT room CHECK (row_count <> 10)");
        var order = order(Kind.EXECUTION, csv(payments(10, "0.01")), null);
        assertThatThrownBy(() -> importing.submit(order, giver(Role.TREASURY_CLERK)))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(jobs().unfinished()).isEmpty();
    }

    @Test
    void isNotKeptForLaterWhereTheLogIsNotOurs() {
        twoLines();
        var database = TestDatabase.application(access);
        try (var foreign = new EventLog(database, LogWatch.NOBODY, () -> "Not the one we sealed")) {
            var lock = new YearLock(database);
            var here =
                    new Importing(
                            node.desk, node.bulk, foreign, node.turn, jobs(), lock, Node.TODAY);
            var order = order(Kind.EXECUTION, csv(payments(10, "0.01")), null);
            assertThatThrownBy(() -> here.submit(order, giver(Role.TREASURY_CLERK)))
                    .isInstanceOf(LogDisowned.class);
        }
        assertThat(jobs().unfinished()).isEmpty();
    }

    @Test
    void saysNothingAgainThatWasCorrectedAfterItWasCutOff() {
        done(give(Role.MIGRATOR, Kind.UNITS, csv("code,name_zh\nU1,一\nU2,二\n")));
        var cut =
                new ImportJobs(JdbcClient.create(TestDatabase.application(access))) {
                    @Override
                    void done(String id, int commands, long position, Instant now) {
                        throw new IllegalStateException("cut off at " + position);
                    }
                };
        var order = order(Kind.UNITS, csv("code,name_zh\nU1,一\nU2,两\nU3,三\n"), null);
        var giver = giver(Role.BUDGET_OFFICER);
        assertThatThrownBy(() -> importing(cut).submit(order, giver)).hasMessage("cut off at 4");
        describe("U1", "壹");
        describe("U2", "贰");
        var corrected = node.log.head();

        importing.resume();
        done(importing.submit(order, giver));
        assertThat(node.log.head()).isEqualTo(corrected);
    }

    private void describe(String unit, String name) {
        var said = new DescribeUnit(new UnitCode(unit), YEAR.firstDay(), name, null, null);
        assertThat(node.reference.give(said, giver(Role.BUDGET_OFFICER))).isInstanceOf(Done.class);
    }

    @Test
    void endsWhatWasCutOffWhileTheProcessGoesOn() {
        twoLines();
        var giver = giver(Role.TREASURY_CLERK);
        var order = order(Kind.EXECUTION, csv(payments(2500, "0.01")), null);
        var failing = new AtomicBoolean(true);
        var deaf = new AtomicBoolean();
        var jobs =
                new ImportJobs(JdbcClient.create(TestDatabase.application(access))) {
                    @Override
                    void posted(String id, int commands) {
                        if (failing.getAndSet(false)) {
                            throw new IllegalStateException("cut off after " + commands);
                        }
                        super.posted(id, commands);
                    }

                    @Override
                    List<Unfinished> unfinished() {
                        if (deaf.getAndSet(false)) {
                            throw new DataAccessResourceFailureException("No connection");
                        }
                        return super.unfinished();
                    }
                };
        assertThatThrownBy(() -> importing(jobs).submit(order, giver))
                .hasMessage("cut off after 1000");
        deaf.set(true);
        var meters = new SimpleMeterRegistry();
        new ImportMeters(() -> jobs().unfinished().size()).bindTo(meters);
        assertThat(meters.get("budgettrail.imports.unfinished").gauge().value()).isEqualTo(1);
        try (var resumption = new Resumption(importing(jobs), Duration.ofMillis(10))) {
            resumption.start();
            await().until(
                            () ->
                                    jobs.begunUnder(giver.actor(), giver.idempotencyKey())
                                            .filter(job -> job.status() == Status.DONE)
                                            .isPresent());
        }
        assertThat(facts(DisbursementRecorded.class)).hasSize(2500);
        assertThat(jobs.unfinished()).isEmpty();
    }

    /** Else neither would be planned with the other: a project's part would be nobody's. */
    @Test
    void isEndedBeforeAnotherFileOfItsYearIsDecided() {
        var database = JdbcClient.create(TestDatabase.application(access));
        var cutAtTheEnd =
                new ImportJobs(database) {
                    @Override
                    void done(String id, int commands, long position, Instant now) {
                        throw new IllegalStateException("cut off at its end");
                    }
                };
        var cutOnTheWay = cutOff("cut off after %d");
        done(give(Role.MIGRATOR, Kind.UNITS, csv("code,name_zh\nU1,一\n")));
        var late = order(Kind.BUDGET_LINES, csv(projectLines(0, 1)), null);
        assertThatThrownBy(() -> importing(cutAtTheEnd).submit(late, giver(Role.BUDGET_OFFICER)))
                .hasMessage("cut off at its end");
        done(give(Role.BUDGET_OFFICER, Kind.BUDGET_LINES, csv(projectLines(1, 1_002))));
        var dividing = giver(Role.BUDGET_OFFICER);
        var projects = order(Kind.PROJECTS, csv(divided(1_002)), null);
        assertThatThrownBy(() -> importing(cutOnTheWay).submit(projects, dividing))
                .hasMessage("cut off after 1000");

        importing.resume();

        assertThat(jobs().unfinished()).isEmpty();
        assertThat(jobs().begunUnder(dividing.actor(), dividing.idempotencyKey()))
                .hasValueSatisfying(job -> assertThat(job.posted()).isEqualTo(2_004));
        assertThat(facts(LineDescribed.class))
                .extracting(fact -> fact.line().key())
                .hasSize(1_002)
                .contains("L0");
    }

    /** What can no longer be read as it was is not recorded in the places of other rows. */
    @Test
    void isStuckWhereItsFileIsNoLongerReadAsItWas() throws SQLException {
        twoLines();
        var cut = importing(cutOff("cut off after %d"));
        var giver = giver(Role.TREASURY_CLERK);
        var order = order(Kind.EXECUTION, csv(payments(2500, "0.01")), null);
        assertThatThrownBy(() -> cut.submit(order, giver)).hasMessage("cut off after 1000");
        owner(
                "UPDATE command.import_job SET file = convert_to(replace(convert_from(file,"
                        + " 'UTF8'), ',0.01,x,N500,', ',0.01,,N500,'), 'UTF8') WHERE kind ="
                        + " 'EXECUTION'");
        importing.resume();
        assertThat(facts(DisbursementRecorded.class)).hasSize(1000);
        assertThat(importing.submit(order, giver))
                .isInstanceOfSatisfying(
                        Result.Stuck.class,
                        stuck ->
                                assertThat(found(stuck.errors()))
                                        .containsExactly("500:payee:MISSING_VALUE"));
    }

    @Test
    void keepsNoOtherFromHisTurnWhereItFails() {
        twoLines();
        var failing = importing(cutOff("poisoned"));
        var order = order(Kind.EXECUTION, csv(payments(2500, "0.01")), null);
        assertThatThrownBy(() -> failing.submit(order, giver(Role.TREASURY_CLERK)))
                .hasMessage("poisoned");
        var units = order(Kind.UNITS, csv("code,name_zh\nU3,三\n"), null);
        done(failing.submit(units, giver(Role.BUDGET_OFFICER)));
    }

    /** What does not answer for a moment has not failed: others would be planned without it. */
    @Test
    void keepsOthersWaitingWhereTheDatabaseDoesNotAnswer() {
        twoLines();
        var giver = giver(Role.TREASURY_CLERK);
        var order = order(Kind.EXECUTION, csv(payments(2500, "0.01")), null);
        assertThatThrownBy(() -> importing(cutOff("cut off after %d")).submit(order, giver))
                .hasMessage("cut off after 1000");
        var away =
                new ImportJobs(JdbcClient.create(TestDatabase.application(access))) {
                    @Override
                    Optional<ImportJob> begunUnder(Actor actor, String key) {
                        if (key.equals(giver.idempotencyKey())) {
                            throw new DataAccessResourceFailureException("No connection");
                        }
                        return super.begunUnder(actor, key);
                    }
                };
        var units = order(Kind.UNITS, csv("code,name_zh\nU3,三\n"), null);
        assertThat(importing(away).submit(units, giver(Role.BUDGET_OFFICER)))
                .isEqualTo(new Result.Running());
        done(importing.submit(units, giver(Role.BUDGET_OFFICER)));
        assertThat(facts(DisbursementRecorded.class)).hasSize(2500);
    }

    /** Jobs that break as soon as it is noted that one has come through a chunk. */
    private ImportJobs cutOff(String why) {
        return new ImportJobs(JdbcClient.create(TestDatabase.application(access))) {
            @Override
            void posted(String id, int entries) {
                if (entries >= Chunks.SIZE) {
                    throw new IllegalStateException(why.formatted(entries));
                }
                super.posted(id, entries);
            }
        };
    }

    private static String projectLines(int from, int to) {
        var rows = new StringBuilder(LINES.replace("\n", ",project_code,project_name_zh\n"));
        for (var line = from; line < to; line++) {
            rows.append("L%1$d,U1,201,PROJECT,50.00,P%1$d,项目\n".formatted(line));
        }
        return rows.toString();
    }

    private static String divided(int count) {
        var rows = new StringBuilder("project_code,name_zh,amount,of_which_fiscal_appropriation\n");
        for (var project = 0; project < count; project++) {
            rows.append("P%d,项目,0.0050,0.0020\n".formatted(project));
        }
        return rows.toString();
    }

    @Test
    void doesNotEndAgainWhatAnotherNodeHasEnded() {
        twoLines();
        var giver = giver(Role.TREASURY_CLERK);
        done(importing.submit(order(Kind.EXECUTION, csv(payments(1, "0.01")), null), giver));
        var late =
                new ImportJobs(JdbcClient.create(TestDatabase.application(access))) {
                    @Override
                    List<Unfinished> unfinished() {
                        var key = giver.idempotencyKey();
                        return List.of(new Unfinished("ended", giver.actor(), key, YEAR, 0));
                    }

                    @Override
                    void done(String id, int commands, long position, Instant now) {
                        throw new AssertionError("It was done");
                    }
                };
        importing(late).resume();
    }
}
