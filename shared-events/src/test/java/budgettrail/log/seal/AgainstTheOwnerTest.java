package budgettrail.log.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import budgettrail.log.LogDisowned;
import budgettrail.log.TestDatabase;
import budgettrail.log.job.Progress.State;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever owns the database tries to have it pass, or to have nobody look. */
class AgainstTheOwnerTest {
    private static final byte[] NO_TEXT = {(byte) 0xFF};

    private static final String CHANGE = "UPDATE log.event SET actor = 'x' WHERE position = 5";

    /** The owner makes the end of a verification impossible to tell, or its beginning. */
    private static final String NO =
            "CREATE FUNCTION seal.no() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END"
                    + " $$";

    @TempDir private Path folder;
    private SealedLog log;

    @BeforeEach
    void open() throws SQLException, IOException {
        log = SealedLog.fresh(folder);
    }

    @AfterEach
    void close() {
        log.close();
    }

    private void owner(String... changes) throws SQLException {
        try (var connection = TestDatabase.owner(log.access).getConnection();
                var statement = connection.createStatement()) {
            for (var change : changes) {
                statement.execute(change);
            }
        }
    }

    private VerificationProgress verified(long after) {
        try (var verifications = new Verifications(log.database, log.folder)) {
            return verifications.run("test", after).orElseThrow();
        }
    }

    private void isDisowned(String because) {
        log.sealer.seal();
        assertThat(log.sealer.trouble()).contains(because);
        assertThatThrownBy(() -> log.pay(1))
                .isInstanceOf(LogDisowned.class)
                .hasMessageContaining(because);
    }

    @Test
    void cannotHaveAnotherPastSealedWhileItRuns() throws SQLException {
        log.pay(10).seal().pay(1);
        owner("DELETE FROM seal.head", "DELETE FROM seal.part", CHANGE);
        isDisowned("the first 10 facts are not those that were sealed");
    }

    @Test
    void cannotPutAnOlderCopyUnderARunningProcess() throws SQLException, IOException {
        log.pay(10).seal().pay(5).seal();
        owner(
                "DELETE FROM log.event WHERE position > 10",
                "DELETE FROM log.register WHERE position > 10",
                "DELETE FROM seal.head WHERE size > 10",
                "DELETE FROM seal.part WHERE start >= 10");
        try (var other = SealedLog.of(log.access, folder.resolve("none"))) {
            other.pay(8); // By a process that knows of no witness.
        }
        isDisowned("the first 15 facts are not those that were sealed");
    }

    @Test
    void cannotGiveTheLogAnotherName() throws SQLException, IOException {
        log.pay(10).seal();
        owner("UPDATE seal.log SET name = 'budget-trail-0123456789ab'");
        try (var again = SealedLog.of(log.access, folder)) {
            assertThatThrownBy(() -> again.pay(1)).hasMessageContaining("the log is called");
        }
        owner("UPDATE seal.log SET name = '../../elsewhere'");
        try (var connection = log.database.getConnection()) {
            assertThat(SealSql.name(connection)).isEqualTo("unnamed");
        }
    }

    @Test
    void cannotMakeAFactThatBreaksTheVerification() throws SQLException {
        log.pay(10).seal();
        owner(
                "ALTER TABLE log.event ALTER stream DROP NOT NULL, ALTER payload DROP NOT NULL",
                "UPDATE log.event SET stream = NULL, payload = NULL WHERE position = 5");
        assertThat(verified(0).first()).contains(Fault.at(Fault.Kind.CHANGED, 5));
    }

    @Test
    void cannotMakeHashesThatBreakTheVerification() throws SQLException {
        log.pay(10).seal();
        owner(
                "ALTER TABLE seal.part DROP CONSTRAINT part_whole",
                "INSERT INTO seal.part VALUES (0, 0, -1, decode(repeat('00', 32), 'hex'))",
                CHANGE);
        assertThat(verified(0).first()).contains(Fault.at(Fault.Kind.CHANGED, 5));
    }

    @Test
    void cannotHideAFactThatStandsNowhere() throws SQLException {
        log.pay(10).seal();
        owner(
                "ALTER TABLE log.event DROP CONSTRAINT event_position",
                "ALTER TABLE log.event ALTER position DROP NOT NULL",
                "INSERT INTO log.event SELECT NULL, stream, 99, type, version, payload, metadata,"
                    + " effective, recorded_at, actor, imported FROM log.event WHERE position = 5");
        assertThat(verified(0).first()).containsExactly(Fault.at(Fault.Kind.MISPLACED, 0));
    }

    @Test
    void cannotKeepTheVerificationAtOnePlace() throws SQLException {
        log.pay(10).seal();
        owner(
                "ALTER TABLE log.event DROP CONSTRAINT event_position, DROP CONSTRAINT"
                        + " event_sequence",
                "INSERT INTO log.event SELECT position, stream, sequence, type, version, payload,"
                        + " metadata, effective, recorded_at, actor, imported FROM log.event,"
                        + " generate_series(1, 9000) WHERE position = 5",
                "UPDATE log.event SET actor = 'x' WHERE position = 9");
        var done = verified(0);
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.first().getFirst()).isEqualTo(Fault.at(Fault.Kind.MISPLACED, 5));
    }

    @Test
    void cannotSayInARowWhatItsHeadDoesNot() throws SQLException {
        log.pay(10).seal();
        owner("UPDATE seal.head SET root = '\\x00'");
        assertThat(verified(0).first()).contains(Fault.at(Fault.Kind.NOT_SIGNED, 10));
        owner("UPDATE seal.head SET size = 1000000");
        log.sealer.seal();
        assertThat(log.sealer.trouble()).isEqualTo("its newest head is none");
    }

    @Test
    void isToldOfThePlaceAndNotOfWhatIsRight() throws SQLException {
        log.pay(10).seal().pay(10).seal();
        owner(
                "UPDATE seal.part SET hashes = overlay(hashes PLACING decode(repeat('00', 32),"
                        + " 'hex') FROM 129 FOR 32) WHERE start = 0");
        assertThat(verified(0).first().getFirst()).isEqualTo(Fault.at(Fault.Kind.CHANGED, 5));
        assertThat(verified(10).first()).containsExactly(new Fault(Fault.Kind.OTHER_ROOT, 1, 20));
    }

    @Test
    void cannotTakeAnAlarmBackByALookElsewhere() throws SQLException {
        log.pay(10).seal();
        owner(CHANGE, "UPDATE log.event SET actor = 'x' WHERE position = 8");
        verified(0);
        assertThat(verified(10).faults()).isZero();
        assertThat(told().faults()).isEqualTo(2);
        assertThat(verified(5).faults()).isEqualTo(1);
        assertThat(told().faults()).isEqualTo(2);
        assertThat(withoutKey().state()).isEqualTo(State.FAILED);
        assertThat(told().first()).hasSize(2);
        owner(
                "UPDATE seal.verification SET state = 'RUNNING', ended_at = NULL, faults = 3 WHERE"
                        + " job = (SELECT max(job) FROM seal.verification)");
        assertThat(told().first()).hasSize(2); // Whose node is gone can name none.
        owner("UPDATE log.event SET actor = 'clerk' WHERE position IN (5, 8)");
        assertThat(verified(0).passed()).isTrue();
        assertThat(told().faults()).isZero();
        withoutKey();
        assertThat(told().state()).isEqualTo(State.FAILED);
    }

    private VerificationProgress told() {
        try (var verifications = new Verifications(log.database, log.folder)) {
            return verifications.telling().orElseThrow();
        }
    }

    private VerificationProgress withoutKey() {
        var none = new SealFolder(folder.resolve("none"));
        try (var elsewhere = new Verifications(log.database, none)) {
            return elsewhere.run("test", 0).orElseThrow();
        }
    }

    @Test
    void leavesNoLockBehindWhateverFails() throws SQLException {
        log.pay(10).seal();
        owner(
                NO,
                "CREATE TRIGGER no BEFORE UPDATE ON seal.verification FOR EACH ROW WHEN (NEW.state"
                        + " = 'DONE') EXECUTE FUNCTION seal.no()",
                "CREATE TRIGGER no_more BEFORE INSERT ON seal.verification FOR EACH ROW WHEN"
                        + " (NEW.started_by = 'nobody') EXECUTE FUNCTION seal.no()");
        var config = new HikariConfig();
        config.setJdbcUrl(log.access.url());
        config.setUsername(log.access.applicationUser());
        config.setPassword(log.access.applicationPassword());
        config.setMaximumPoolSize(3);
        try (var pool = new HikariDataSource(config);
                var pooled = new Verifications(pool, log.folder)) {
            pooled.run("test", 0);
            assertThatThrownBy(() -> pooled.start("nobody", 0)).isInstanceOf(Exception.class);
            owner("DROP TRIGGER no ON seal.verification");
            assertThat(verified(0).passed()).isTrue(); // By another node.
        }
    }

    @Test
    void hasNoSayWhereTheKeyIsNot() {
        log.pay(10).seal();
        var done = withoutKey();
        assertThat(done.state()).isEqualTo(State.FAILED);
        assertThat(done.passed()).isFalse();
        assertThat(told()).isEqualTo(done);
    }

    @Test
    void aWitnessTornInTheMiddleOfALetterIsReadOn() throws IOException {
        log.pay(10).seal().pay(1).seal();
        var file = folder.resolve("heads.txt");
        var text = Files.readString(file);
        var whole = text.substring(0, text.lastIndexOf("— ")).getBytes(StandardCharsets.UTF_8);
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), whole.length + 1));
        assertThat(verified(0).passed()).isTrue();
    }

    @Test
    void aKeyThatIsDamagedKeepsNobodyFromReading() throws SQLException, IOException {
        log.pay(10).seal();
        for (var damaged : List.of("damaged".getBytes(StandardCharsets.UTF_8), NO_TEXT)) {
            Files.write(folder.resolve("verifier-key.txt"), damaged);
            try (var again = SealedLog.of(log.access, folder)) {
                assertThat(again.log.head()).isEqualTo(10);
                assertThatThrownBy(() -> again.pay(1)).isInstanceOf(LogDisowned.class);
            }
        }
    }
}
