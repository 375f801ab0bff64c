package budgettrail.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import budgettrail.event.Actor;
import budgettrail.event.line.CommitmentId;
import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.AppendConflict.Reason.KeyTaken;
import budgettrail.log.AppendConflict.Reason.StreamMoved;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import org.postgresql.ds.PGSimpleDataSource;

/** What is written by COPY is what would be written by INSERT. */
class AppendCopyTest {
    private static final int MANY = AppendCopy.FROM_FACTS;
    private static final String STORED =
            """
            SELECT (event.*)::text FROM (SELECT position, stream, sequence, type, version, payload, metadata,
                effective, actor, imported FROM log.event ORDER BY position) AS event
            UNION ALL SELECT (own.*)::text FROM (SELECT * FROM log.register ORDER BY kind, key, round) AS own
            """;

    private static final String COPY = "COPY log.event (position) FROM STDIN (FORMAT csv)";

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
    void storesManyFactsAsItStoresFew() throws SQLException {
        var other = TestDatabase.withLog();
        var drafts = payments("A", 0, MANY);
        var recorded = log.append(drafts);
        try (var oneByOne = new EventLog(TestDatabase.application(other))) {
            drafts.forEach(draft -> oneByOne.append(List.of(draft)));
        }
        assertThat(log.after(0, MANY + 1)).hasSize(MANY).isEqualTo(recorded);
        assertThat(stored(access)).hasSize(3 * MANY).isEqualTo(stored(other));
    }

    @Test
    void goesOnFromWhereTheLogStandsAndNeverBackInTime() throws SQLException {
        log.append(payments("A", 0, 1));
        try (var connection = TestDatabase.owner(access).getConnection();
                var statement = connection.createStatement()) {
            statement.execute("UPDATE log.event SET recorded_at = now() + interval '1 hour'");
        }
        var many = log.append(payments("A", 1, MANY));

        assertThat(many.getFirst().position()).isEqualTo(2);
        assertThat(many.getLast().position()).isEqualTo(MANY + 1);
        assertThat(many.getFirst().recordedAt()).isEqualTo(log.at(1).orElseThrow().recordedAt());
        assertThat(log.append(payments("A", MANY + 1, 1)).getFirst().position())
                .isEqualTo(MANY + 2);
    }

    @Test
    void recordsNothingOfManyIfOneLoses() {
        log.append(payments("A", 0, 1));
        var moved = new ArrayList<>(payments("B", 0, MANY));
        moved.add(payments("A", 0, 1).getFirst());
        assertThatThrownBy(() -> log.append(moved))
                .isInstanceOfSatisfying(
                        AppendConflict.class,
                        lost -> assertThat(lost.reason()).isInstanceOf(KeyTaken.class));
        var late = payments("A", 1, 1).getFirst();
        moved.set(MANY, new Draft(0, late.fact(), late.metadata()));
        assertThatThrownBy(() -> log.append(moved))
                .isInstanceOfSatisfying(
                        AppendConflict.class,
                        lost -> assertThat(lost.reason()).isEqualTo(new StreamMoved("2022:A")));
        assertThat(log.head()).isEqualTo(1);
        assertThat(log.append(payments("B", 0, MANY))).hasSize(MANY);
    }

    /** It takes the ten seconds that a writer may be silent. */
    @Test
    void isWrittenAgainThoughAWriterFellSilentInTheMiddleOfItsRows()
            throws SQLException, IOException {
        var silent = application("idle_in_transaction_session_timeout=1s").getConnection();
        silent.setAutoCommit(false);
        AppendSql.lock(silent);
        var copy = new PGCopyOutputStream(silent.unwrap(PGConnection.class), COPY);
        copy.write("1,".getBytes(StandardCharsets.UTF_8));
        copy.flush();

        try (var others = new EventLog(application("lock_timeout=200ms"))) {
            await().atMost(Duration.ofSeconds(20)).until(() -> wrote(others));
        }
        assertThatThrownBy(copy::close).isInstanceOf(IOException.class);
        silent.abort(Runnable::run);
        assertThat(log.head()).isEqualTo(1);
    }

    private DataSource application(String setting) {
        var source = (PGSimpleDataSource) TestDatabase.application(access);
        source.setOptions("-c " + setting);
        return source;
    }

    private static boolean wrote(EventLog log) {
        try {
            return log.append(payments("A", 0, 1)).size() == 1;
        } catch (LogUnavailable _) {
            return false;
        }
    }

    @Test
    void answersTheNewestSequenceOfEachStreamThatHasFacts() {
        log.append(payments("A", 0, 3));
        log.append(payments("B", 0, 1));

        assertThat(log.lastSequences(List.of("2022:A", "2022:B", "2022:C")))
                .containsOnly(entry("2022:A", 2L), entry("2022:B", 0L));
        assertThat(log.find(Set.of(RegisterKey.disbursement(new DisbursementId("A-2")))))
                .hasSize(1);
    }

    /** Each its own round, every third under a contract, every second brought by an import. */
    private static List<Draft> payments(String key, int from, int count) {
        var drafts = new ArrayList<Draft>();
        for (var number = from; number < from + count; number++) {
            var id = key + "-" + number;
            var fact =
                    new DisbursementRecorded(
                            LineId.of("2022:" + key),
                            LocalDate.of(2022, 1, 1).plusDays(number % 365),
                            new DisbursementId(id),
                            new Money(number + 1L),
                            new UnitCode("035001"),
                            new VoucherNumber("V-" + id),
                            "示例公司 𠮷",
                            number % 3 == 0 ? new CommitmentId("C") : null,
                            null,
                            null);
            var metadata =
                    new Metadata(
                            new Actor("职员"),
                            number % 2 == 0 ? Metadata.Source.ONLINE : Metadata.Source.IMPORT,
                            null,
                            null,
                            null,
                            number % 4,
                            "import",
                            number);
            drafts.add(new Draft(number, fact, metadata));
        }
        return drafts;
    }

    private static List<String> stored(DatabaseAccess access) throws SQLException {
        var rows = new ArrayList<String>();
        try (var connection = TestDatabase.owner(access).getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(STORED)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }
}
