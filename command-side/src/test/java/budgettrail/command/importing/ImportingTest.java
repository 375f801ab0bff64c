package budgettrail.command.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import budgettrail.command.carryover.CloseLine;
import budgettrail.command.disbursement.Payment;
import budgettrail.command.disbursement.RecordDisbursement;
import budgettrail.command.importing.ImportJob.Status;
import budgettrail.command.importing.table.RowError;
import budgettrail.command.importing.table.Upload;
import budgettrail.command.importing.table.Upload.Format;
import budgettrail.command.reference.DescribeUnit;
import budgettrail.command.reference.ReferenceDesk;
import budgettrail.command.shell.Giver;
import budgettrail.command.shell.Node;
import budgettrail.command.shell.Outcome;
import budgettrail.command.shell.Outcome.Done;
import budgettrail.event.Actor;
import budgettrail.event.line.AdjustmentEvent.ExemptionGranted;
import budgettrail.event.line.AppropriationEvent.LineDescribed;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.CarryOverEvent.LineClosed;
import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.FiscalYear;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.DatabaseAccess;
import budgettrail.log.Metadata.Source;
import budgettrail.log.Migration;
import budgettrail.log.Recorded;
import budgettrail.log.TestDatabase;
import budgettrail.web.access.Role;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whole files on a real log: all of a file or nothing of it, once. */
class ImportingTest {
    private static final FiscalYear YEAR = new FiscalYear(2022);
    private static final String LEDGER =
            "date,type,unit_code,budget_line_key,amount_yuan,payee,voucher_no,ref,exempt,exempt_ground\n";
    private static final Actor CLERK = new Actor("clerk");
    private static final String LINES = "line_key,unit_code,function_code,kind,initial_yuan\n";

    private DatabaseAccess access;
    private Node node;
    private Importing importing;
    private int keys;

    @BeforeEach
    void start() {
        access = TestDatabase.withLog();
        Migration.migrate(access, "command");
        node = new Node(access);
        importing = importing(jobs());
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private ImportJobs jobs() {
        return new ImportJobs(JdbcClient.create(TestDatabase.application(access)));
    }

    private Importing importing(ImportJobs jobs) {
        var lock = new YearLock(TestDatabase.application(access));
        return new Importing(node.desk, node.bulk, node.log, jobs, lock, Node.TODAY);
    }

    private static Upload csv(String text) {
        return new Upload(text.getBytes(StandardCharsets.UTF_8), Format.CSV);
    }

    private static Order order(Kind kind, Upload file, @Nullable Upload second) {
        return new Order(kind, YEAR, file, second, Controls.NONE, false);
    }

    private Giver giver(Role role) {
        return Node.giver(role, "key-" + keys++);
    }

    private Result give(Role role, Kind kind, Upload file) {
        return importing.submit(order(kind, file, null), giver(role));
    }

    private ImportAnswer done(Result result) {
        assertThat(result).isInstanceOf(Result.Done.class);
        return ((Result.Done) result).answer();
    }

    private void reference() throws IOException {
        done(give(Role.BUDGET_OFFICER, Kind.UNITS, TableFileTest.dataset("units")));
        done(give(Role.MIGRATOR, Kind.FUNCTION_CODES, TableFileTest.dataset("function_codes")));
        done(give(Role.MIGRATOR, Kind.ECONOMIC_CODES, TableFileTest.dataset("economic_codes")));
    }

    private void budget() throws IOException {
        reference();
        done(give(Role.MIGRATOR, Kind.PROJECTS, projects()));
        done(give(Role.MIGRATOR, Kind.BUDGET_LINES, TableFileTest.dataset("budget_lines")));
    }

    /** The projects of the opening budget, and the two of the synthetic year. */
    private static Upload projects() throws IOException {
        return TableFileTest.dataset("projects");
    }

    private void twoLines() {
        done(give(Role.MIGRATOR, Kind.UNITS, csv("code,name_zh\nU1,一\nU2,二\n")));
        var text = LINES + "A,U1,201,BASIC,100.00\nB,U2,201,BASIC,50.00\n";
        done(give(Role.MIGRATOR, Kind.BUDGET_LINES, csv(text)));
    }

    private static List<String> found(List<RowError> errors) {
        return errors.stream()
                .map(error -> error.row() + ":" + error.column() + ":" + error.code())
                .toList();
    }

    private List<Recorded> all() {
        return node.log.after(0, 1_000_000);
    }

    private <T> List<T> facts(Class<T> type) {
        return all().stream().map(Recorded::fact).filter(type::isInstance).map(type::cast).toList();
    }

    @Test
    void bringsInTheWholeYear() throws IOException {
        budget();
        var before = all().size();
        var answer =
                done(
                        importing.submit(
                                order(
                                        Kind.EXECUTION,
                                        TableFileTest.dataset("synthetic_execution_2022"),
                                        TableFileTest.dataset("synthetic_new_lines")),
                                giver(Role.MIGRATOR)));
        assertThat(answer.rows()).isEqualTo(398);
        assertThat(answer.facts()).isEqualTo(all().size() - before);
        assertThat(facts(LineOpened.class))
                .filteredOn(f -> f.line().year().equals(YEAR))
                .hasSize(69);
        assertThat(facts(LineClosed.class)).hasSize(31);
        assertThat(facts(ExemptionGranted.class)).hasSize(7);
        assertThat(all().stream().skip(before))
                .allMatch(fact -> fact.metadata().source() == Source.IMPORT)
                .allMatch(fact -> answer.importId().equals(fact.metadata().importId()))
                .allMatch(fact -> fact.metadata().importRow() != null);
        assertThat(answer.position()).isEqualTo(node.log.head());
    }

    @Test
    void bringsTheFiscalPartInEitherOrder() throws IOException {
        budget();
        assertThat(facts(LineOpened.class))
                .filteredOn(fact -> fact.description().fiscalAppropriation() != null)
                .singleElement()
                .satisfies(
                        fact ->
                                assertThat(fact.description().fiscalAppropriation())
                                        .isEqualTo(Money.ZERO));
    }

    @Test
    void describesLinesAnewWhoseProjectsComeLater() {
        done(give(Role.MIGRATOR, Kind.UNITS, csv("code,name_zh\nU1,一\n")));
        done(give(Role.MIGRATOR, Kind.PROJECTS, csv("project_code,name_zh\nP1,项目\n")));
        done(
                give(
                        Role.BUDGET_OFFICER,
                        Kind.BUDGET_LINES,
                        csv(
                                LINES.replace("\n", ",project_code\n")
                                        + "A,U1,201,PROJECT,50.00,P1\n")));
        var later =
                csv(
                        "project_code,name_zh,amount,of_which_fiscal_appropriation\n"
                                + "P1,项目,0.0050,0.0020\n");
        assertThat(done(give(Role.BUDGET_OFFICER, Kind.PROJECTS, later)).facts()).isEqualTo(1);
        assertThat(facts(LineDescribed.class))
                .singleElement()
                .satisfies(
                        fact ->
                                assertThat(fact.description().fiscalAppropriation())
                                        .isEqualTo(Money.yuan("20.00")));
        assertThat(done(give(Role.BUDGET_OFFICER, Kind.PROJECTS, later)).facts()).isZero();
    }

    /** Where nothing is said, it is all of a fiscal budget's line and nothing of another one's. */
    @Test
    void keepsThatAllOfALineIsFiscalWhereItWouldBeNothing() {
        done(give(Role.MIGRATOR, Kind.UNITS, csv("code,name_zh\nU1,一\n")));
        var projects =
                csv(
                        "project_code,name_zh,amount,of_which_fiscal_appropriation\n"
                                + "P1,项目,0.0050,0.0050\nP2,项目,0.0050,0.0050\n");
        done(give(Role.MIGRATOR, Kind.PROJECTS, projects));
        var lines =
                csv(
                        LINES.replace("\n", ",project_code,fund_type\n")
                                + "A,U1,201,PROJECT,50.00,P1,UNIT_FUNDS\n"
                                + "B,U1,201,PROJECT,50.00,P2,GENERAL_PUBLIC\n");
        done(give(Role.BUDGET_OFFICER, Kind.BUDGET_LINES, lines));
        assertThat(facts(LineOpened.class))
                .extracting(fact -> fact.description().fiscalAppropriation())
                .containsExactly(Money.yuan("50.00"), null);
    }

    @Test
    void looksOnlyWhenAskedTo() {
        twoLines();
        var head = node.log.head();
        var order =
                new Order(
                        Kind.EXECUTION,
                        YEAR,
                        csv(LEDGER + "2022-02-01,DISBURSEMENT,U1,A,60.00,x,N1,,,\n"),
                        null,
                        new Controls(Money.yuan("60.00"), 1),
                        true);
        var answer = done(importing.submit(order, giver(Role.MIGRATOR)));
        assertThat(answer.importId()).isNull();
        assertThat(answer.facts()).isEqualTo(1);
        assertThat(node.log.head()).isEqualTo(head);
    }

    @Test
    void answersARetryAsBeforeAndRefusesAnotherFileUnderItsKey() {
        twoLines();
        var payment = csv(LEDGER + "2022-02-01,DISBURSEMENT,U1,A,60.00,x,N1,,,\n");
        var other = csv(LEDGER + "2022-02-01,DISBURSEMENT,U1,A,61.00,x,N1,,,\n");
        var giver = giver(Role.MIGRATOR);
        var first = importing.submit(order(Kind.EXECUTION, payment, null), giver);
        var second = importing.submit(order(Kind.EXECUTION, payment, null), giver);
        assertThat(second).isEqualTo(new Result.Done(done(first), true));
        assertThat(importing.submit(order(Kind.EXECUTION, other, null), giver))
                .isInstanceOf(Result.KeyReused.class);
    }

    @Test
    void recordsNothingOfAFileOfWhichOneRowIsRefused() {
        twoLines();
        var head = node.log.head();
        var result =
                give(
                        Role.MIGRATOR,
                        Kind.EXECUTION,
                        csv(
                                LEDGER
                                        + "2022-02-01,DISBURSEMENT,U1,A,60.00,x,N1,,,\n"
                                        + "2022-02-02,DISBURSEMENT,U1,A,40.01,x,N2,,,\n"
                                        + "2022-02-02,DISBURSEMENT,U1,A,1.00,x,N1,,,\n"
                                        + "2022-02-02,SUPPLEMENT,U1,B,1.00,,N9,,,\n"
                                        + "2023-02-02,DISBURSEMENT,U1,A,1.00,x,N3,,,\n"));
        assertThat(result)
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> {
                            assertThat(found(refused.errors()))
                                    .containsExactly(
                                            "2:amount_yuan:EXCEEDS_AVAILABLE",
                                            "3:voucher_no:DUPLICATE_VOUCHER",
                                            "4:unit_code:UNIT_MISMATCH",
                                            "5:date:YEAR_CLOSED");
                            assertThat(refused.ofTheState()).isTrue();
                        });
        assertThat(node.log.head()).isEqualTo(head);
    }

    @Test
    void tellsAFileThatIsWrongFromAStateThatForbidsIt() {
        twoLines();
        var result =
                give(
                        Role.MIGRATOR,
                        Kind.EXECUTION,
                        csv(
                                LEDGER
                                        + "2022-02-01,DISBURSEMENT,U1,X,60.00,x,N1,,,\n"
                                        + "2022-02-01,DISBURSEMENT,U1,A,-5.00,x,N2,,,\n"
                                        + "2022-02-01,REFUND,U1,A,5.00,x,N3,,,\n"));
        assertThat(result)
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> {
                            assertThat(refused.errors())
                                    .extracting(RowError::code)
                                    .containsExactly(
                                            "UNKNOWN_BUDGET_LINE",
                                            "INVALID_AMOUNT",
                                            "REFERENCE_REQUIRED");
                            assertThat(refused.ofTheState()).isFalse();
                        });
    }

    @Test
    void letsOthersThanTheMigratorDoOnlyWhatTheyMayAnyway() {
        twoLines();
        var supplement = csv(LEDGER + "2022-02-01,SUPPLEMENT,U1,A,60000.00,,N1,,,\n");
        assertThat(give(Role.TREASURY_CLERK, Kind.EXECUTION, supplement))
                .isInstanceOf(Result.Forbidden.class);
        var exempt = csv(LEDGER + "2022-02-01,SUPPLEMENT,U1,A,9.00,,N2,,Y,国家政策\n");
        assertThat(give(Role.BUDGET_OFFICER, Kind.EXECUTION, exempt))
                .isInstanceOf(Result.Forbidden.class);
        done(give(Role.BUDGET_OFFICER, Kind.EXECUTION, supplement));
        var large = csv(LEDGER + "2022-02-01,DISBURSEMENT,U1,A,50000.01,x,N3,,,\n");
        assertThat(give(Role.TREASURY_CLERK, Kind.EXECUTION, large))
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused ->
                                assertThat(refused.errors())
                                        .extracting(RowError::code)
                                        .containsExactly("FOUR_EYES_REQUIRED"));
        assertThat(give(Role.MIGRATOR, Kind.EXECUTION, large))
                .isInstanceOf(Result.YearHasOwnFacts.class);
        assertThat(give(Role.TREASURY_CLERK, Kind.UNITS, csv("code,name_zh\nU3,三\n")))
                .isInstanceOf(Result.Forbidden.class);
    }

    @Test
    void keepsRepeatedDocumentNumbersApart() {
        twoLines();
        var twice =
                LEDGER
                        + "2022-02-01,SUPPLEMENT,U1,A,1.00,,DOC,,,\n"
                        + "2022-02-02,SUPPLEMENT,U1,A,2.00,,DOC,,,\n";
        done(give(Role.MIGRATOR, Kind.EXECUTION, csv(twice)));
        done(
                give(
                        Role.MIGRATOR,
                        Kind.EXECUTION,
                        csv(LEDGER + "2022-02-03,REDUCTION,U1,A,3.00,,DOC,,,\n")));
        assertThat(
                        all().stream()
                                .map(Recorded::fact)
                                .filter(budgettrail.event.line.AdjustmentEvent.class::isInstance))
                .extracting(
                        fact ->
                                ((budgettrail.event.line.AdjustmentEvent) fact)
                                        .adjustment()
                                        .value())
                .containsExactly("U1/2022/DOC", "U1/2022/DOC#2", "U1/2022/DOC#3");
    }

    @Test
    void goesOnWhereItWasCutOff() {
        twoLines();
        var rows = new StringBuilder(LEDGER);
        for (var row = 1; row <= 2500; row++) {
            rows.append("2022-02-01,DISBURSEMENT,U1,A,0.01,x,N").append(row).append(",,,\n");
        }
        var cut =
                new ImportJobs(JdbcClient.create(TestDatabase.application(access))) {
                    @Override
                    void posted(String id, int commands) {
                        throw new IllegalStateException("cut off after " + commands);
                    }
                };
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
        assertThat(new ReferenceDesk(node.log, node.desk).give(said, giver(Role.BUDGET_OFFICER)))
                .isInstanceOf(Done.class);
    }

    @Test
    void endsWhatWasCutOffWhileTheProcessGoesOn() {
        twoLines();
        var giver = giver(Role.TREASURY_CLERK);
        var order = order(Kind.EXECUTION, csv(payments(2500, "0.01")), null);
        var failing = new AtomicBoolean(true);
        var deaf = new AtomicBoolean(true);
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

    /** Else its lines would take the places of others, and those would be passed over. */
    @Test
    void isPlannedAgainWithoutAnOpeningBudgetThatEndedLate() {
        var database = JdbcClient.create(TestDatabase.application(access));
        var cutAtTheEnd =
                new ImportJobs(database) {
                    @Override
                    void done(String id, int commands, long position, Instant now) {
                        throw new IllegalStateException("cut off at its end");
                    }
                };
        var cutOnTheWay =
                new ImportJobs(database) {
                    @Override
                    void posted(String id, int commands) {
                        throw new IllegalStateException("cut off after " + commands);
                    }
                };
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
                .hasValueSatisfying(job -> assertThat(job.posted()).isEqualTo(1_001));
        assertThat(facts(LineDescribed.class))
                .extracting(fact -> fact.line().key())
                .hasSize(1_001)
                .doesNotContain("L0");
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

    @Test
    void aKeyThatIsTakenForAnotherYearMeanwhileIsReused() {
        var giver = giver(Role.BUDGET_OFFICER);
        var units = csv("code,name_zh\nU1,一\n");
        var other = new Order(Kind.UNITS, new FiscalYear(2021), units, null, Controls.NONE, false);
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

    /** Runs something after a file was decided and before its first fact is recorded. */
    private Importing meanwhile(Runnable between) {
        return importing(
                new ImportJobs(JdbcClient.create(TestDatabase.application(access))) {
                    @Override
                    void insert(ImportJob job) {
                        super.insert(job);
                        between.run();
                    }
                });
    }

    private static RecordDisbursement payment(String voucher, String yuan) {
        return new RecordDisbursement(
                new Payment(
                        new LineId(YEAR, "A"),
                        LocalDate.of(2022, 2, 1),
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

    private static String payments(int count, String yuan) {
        var rows = new StringBuilder(LEDGER);
        for (var row = 1; row <= count; row++) {
            rows.append("2022-02-01,DISBURSEMENT,U1,A,%s,x,N%d,,,\n".formatted(yuan, row));
        }
        return rows.toString();
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
                .isEqualTo(new Outcome.Stale(new LineId(YEAR, "A"), 2002));
        assertThat(pay(node, "X", "79.01")).isInstanceOf(Outcome.Refused.class);
        assertThat(pay(node, "X", "79.00")).isInstanceOf(Done.class);
    }
}
