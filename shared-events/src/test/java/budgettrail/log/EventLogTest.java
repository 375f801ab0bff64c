package budgettrail.log;

import static budgettrail.event.money.Money.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import budgettrail.event.Actor;
import budgettrail.event.Fact;
import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;
import budgettrail.event.line.DisbursementEvent.DisbursementReversed;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.FreezeEvent.Frozen;
import budgettrail.event.line.LineId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.AppendConflict.Reason.KeyTaken;
import budgettrail.log.AppendConflict.Reason.StreamMoved;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;

class EventLogTest {
    private static final LocalDate DAY = LocalDate.of(2022, 3, 1);
    private static final Metadata BY_CLERK = Metadata.by(new Actor("clerk"));

    private DatabaseAccess access;
    private EventLog log;

    @BeforeEach
    void openLog() {
        access = TestDatabase.withLog();
        log = new EventLog(TestDatabase.application(access));
    }

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void givesPositionsFromOneWithoutHolesAndReadsBackWhatWasAppended() {
        var first = log.append(List.of(frozen("A", 0), frozen("A", 1)));
        var second = log.append(List.of(frozen("B", 0)));

        assertThat(first).extracting(Recorded::position).containsExactly(1L, 2L);
        assertThat(second).extracting(Recorded::position).containsExactly(3L);
        assertThat(log.after(0, 10)).containsExactly(first.get(0), first.get(1), second.get(0));
        assertThat(log.stream("2022:A", 1, 10)).containsExactly(first.get(1));
        assertThat(log.head()).isEqualTo(3);
        assertThat(log.lastSequence("2022:A")).isEqualTo(1);
        assertThat(log.lastSequence("2022:C")).isEqualTo(-1);
    }

    @Test
    void refusesASequenceThatIsTakenAndRecordsNothingOfTheUnit() {
        log.append(List.of(frozen("A", 0)));

        assertThatThrownBy(() -> log.append(List.of(frozen("B", 0), frozen("A", 0))))
                .isInstanceOfSatisfying(
                        AppendConflict.class,
                        conflict ->
                                assertThat(conflict.reason()).isEqualTo(new StreamMoved("2022:A")));
        assertThat(log.head()).isEqualTo(1);
    }

    /** As after a failover: the server itself says no, and nobody has to wonder. */
    @Test
    void saysThatNothingIsRecordedWhereTheServerTakesNoWrites() {
        var standby =
                new DelegatingDataSource(TestDatabase.application(access)) {
                    @Override
                    public Connection getConnection() throws SQLException {
                        var connection = super.getConnection();
                        try (var statement = connection.createStatement()) {
                            statement.execute("SET default_transaction_read_only = on");
                        }
                        return connection;
                    }
                };
        try (var reader = new EventLog(standby)) {
            assertThatThrownBy(() -> reader.append(List.of(frozen("A", 0))))
                    .isInstanceOf(LogUnavailable.class)
                    .rootCause()
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            no -> assertThat(no.getSQLState()).isEqualTo("25006"));
        }
        assertThat(log.append(List.of(frozen("A", 0)))).hasSize(1);
    }

    @Test
    void refusesAKeyThatIsTaken() {
        log.append(List.of(paid("A", 0, "P-1", "V-1", 0)));

        assertThatThrownBy(() -> log.append(List.of(paid("B", 0, "P-2", "V-1", 0))))
                .isInstanceOfSatisfying(
                        AppendConflict.class,
                        conflict ->
                                assertThat(conflict.reason())
                                        .isInstanceOfSatisfying(
                                                KeyTaken.class,
                                                taken ->
                                                        assertThat(taken.key().kind())
                                                                .isEqualTo(
                                                                        RegisterKey.Kind.VOUCHER)));
        assertThat(log.head()).isEqualTo(1);
    }

    @Test
    void letsAFreedVoucherNumberBeTakenInTheNextRound() {
        log.append(List.of(paid("A", 0, "P-1", "V-1", 0)));
        log.append(List.of(reversed("A", 1, "P-1", "V-1")));
        log.append(List.of(paid("A", 2, "P-2", "V-1", 1)));

        assertThat(log.head()).isEqualTo(3);
        assertThatThrownBy(() -> log.append(List.of(paid("A", 3, "P-3", "V-1", 1))))
                .isInstanceOf(AppendConflict.class);
    }

    @Test
    void answersRegisterRowsWithPositionAmountAndDay() {
        log.append(List.of(frozen("A", 0), paid("A", 1, "P-1", "V-1", 0)));
        var key = RegisterKey.disbursement(new DisbursementId("P-1"));
        var took =
                new DisbursementSubject(
                        new UnitCode("035001"), new VoucherNumber("V-1"), null, true);

        assertThat(log.find(Set.of(key, RegisterKey.disbursement(new DisbursementId("P-2")))))
                .containsOnlyKeys(key)
                .extractingByKey(key)
                .isEqualTo(
                        List.of(
                                new RegisterRow(
                                        key, 0, "2022:A", 2, took.toString(), yuan("10.00"), DAY)));
    }

    @Test
    void losersOfAGroupLoseAloneWhileTheRestIsRecorded() throws Exception {
        var accepted = new AtomicInteger();
        var conflicts = new AtomicInteger();
        var tasks = new ArrayList<Callable<Object>>();
        for (var line = 0; line < 40; line++) {
            for (var rival = 0; rival < 3; rival++) {
                var key = "L" + line;
                tasks.add(
                        () -> {
                            try {
                                log.append(List.of(frozen(key, 0), frozen(key, 1)));
                                return accepted.incrementAndGet();
                            } catch (AppendConflict _) {
                                return conflicts.incrementAndGet();
                            }
                        });
            }
        }
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var call : callers.invokeAll(tasks)) {
                call.get();
            }
        }
        assertThat(accepted).hasValue(40);
        assertThat(conflicts).hasValue(80);
        assertThat(log.after(0, 1_000))
                .extracting(Recorded::position)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 80).boxed().toList());
    }

    @Test
    void readersOfTwoWritingNodesMissNothing() throws Exception {
        try (var other = new EventLog(TestDatabase.application(access));
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var seen = new ArrayList<Long>();
            var writes =
                    IntStream.range(0, 400)
                            .mapToObj(
                                    number ->
                                            callers.submit(
                                                    () ->
                                                            (number % 2 == 0 ? log : other)
                                                                    .append(
                                                                            List.of(
                                                                                    frozen(
                                                                                            "L"
                                                                                                    + number,
                                                                                            0)))))
                            .toList();
            while (seen.size() < 400) {
                var last = seen.isEmpty() ? 0 : seen.getLast();
                other.after(last, 50).forEach(recorded -> seen.add(recorded.position()));
            }
            for (var write : writes) {
                write.get();
            }
            assertThat(seen)
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, 400).boxed().toList());
        }
    }

    @Test
    void recordedTimesNeverGoBackAndResolveToPositions() throws SQLException {
        log.append(List.of(frozen("A", 0)));
        try (var connection = TestDatabase.owner(access).getConnection();
                var statement = connection.createStatement()) {
            statement.execute("UPDATE log.event SET recorded_at = now() + interval '1 hour'");
        }
        var late = log.append(List.of(frozen("A", 1))).getFirst();
        var first = log.at(1).orElseThrow();

        assertThat(late.recordedAt()).isEqualTo(first.recordedAt());
        assertThat(log.positionAt(Instant.EPOCH)).isZero();
        assertThat(log.positionAt(late.recordedAt())).isEqualTo(2);
        assertThat(log.positionAt(late.recordedAt().minusMillis(1))).isZero();
    }

    @Test
    void theApplicationMayNeitherChangeNorDeleteAFact() throws SQLException {
        log.append(List.of(frozen("A", 0)));
        for (var sql :
                List.of(
                        "UPDATE log.event SET actor = 'x'",
                        "DELETE FROM log.event",
                        "TRUNCATE log.event",
                        "UPDATE log.register SET round = 1",
                        "DELETE FROM log.register",
                        "DROP TABLE log.event")) {
            try (var connection = TestDatabase.application(access).getConnection();
                    var statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.execute(sql))
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState()).as(sql).isEqualTo("42501"));
            }
        }
    }

    @Test
    void aDatabaseThatIsAwaySaysSoAndNothingIsRecorded() {
        var nowhere =
                new EventLog(
                        TestDatabase.application(
                                new DatabaseAccess(
                                        "jdbc:postgresql://localhost:1/none",
                                        "owner",
                                        "owner",
                                        "application",
                                        "application")));
        try (nowhere) {
            assertThatThrownBy(() -> nowhere.append(List.of(frozen("A", 0))))
                    .isInstanceOf(LogUnavailable.class);
        }
    }

    private static Draft frozen(String key, long sequence) {
        return draft(
                sequence,
                new Frozen(LineId.of("2022:" + key), DAY, yuan("1.00"), null, null),
                BY_CLERK);
    }

    private static Draft paid(String key, long sequence, String id, String voucher, int round) {
        var fact =
                new DisbursementRecorded(
                        LineId.of("2022:" + key),
                        DAY,
                        new DisbursementId(id),
                        yuan("10.00"),
                        new UnitCode("035001"),
                        new VoucherNumber(voucher),
                        "示例公司",
                        null,
                        null,
                        null);
        return draft(
                sequence,
                fact,
                new Metadata(
                        new Actor("clerk"),
                        Metadata.Source.ONLINE,
                        null,
                        null,
                        null,
                        round,
                        null,
                        null));
    }

    private static Draft reversed(String key, long sequence, String id, String voucher) {
        var fact =
                new DisbursementReversed(
                        LineId.of("2022:" + key),
                        DAY,
                        new DisbursementId(id),
                        yuan("10.00"),
                        new UnitCode("035001"),
                        new VoucherNumber(voucher),
                        null,
                        new DisbursementId(id + "-anew"),
                        null);
        return draft(sequence, fact, BY_CLERK);
    }

    private static Draft draft(long sequence, Fact fact, Metadata metadata) {
        return new Draft(sequence, fact, metadata);
    }
}
