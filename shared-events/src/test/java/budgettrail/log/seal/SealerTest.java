package budgettrail.log.seal;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.log.TestDatabase;
import budgettrail.seal.Checkpoint;
import budgettrail.seal.Frontier;
import budgettrail.seal.Hash;
import budgettrail.seal.Hasher;
import budgettrail.seal.SignedNote;
import budgettrail.seal.VerifierKey;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class SealerTest {
    private static final OffsetDateTime EPOCH =
            OffsetDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    @TempDir private Path folder;
    private SealedLog log;

    @BeforeEach
    void open() throws SQLException, IOException {
        log = SealedLog.fresh(folder);
    }

    /** As docs/seal.md says it, from the columns one by one. */
    private Hash rootByHand(long size) throws SQLException, IOException {
        var frontier = new Frontier();
        var hasher = new Hasher();
        try (var connection = log.database.getConnection();
                var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "SELECT position, stream, sequence, type, version, payload,"
                                        + " metadata, effective, recorded_at, actor, imported FROM"
                                        + " log.event ORDER BY position LIMIT "
                                        + size)) {
            while (row.next()) {
                frontier.add(hasher.leaf(leaf(row)));
            }
        }
        assertThat(frontier.size()).isEqualTo(size);
        return frontier.root();
    }

    private static byte[] leaf(ResultSet row) throws SQLException, IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeInt(8);
        out.writeLong(row.getLong(1));
        text(out, row.getString(2));
        out.writeInt(8);
        out.writeLong(row.getLong(3));
        text(out, row.getString(4));
        out.writeInt(2);
        out.writeShort(row.getShort(5));
        bytes(out, row.getBytes(6));
        bytes(out, row.getBytes(7));
        out.writeInt(4);
        var day = row.getObject(8, LocalDate.class);
        out.writeInt((int) ChronoUnit.DAYS.between(EPOCH.toLocalDate(), day));
        out.writeInt(8);
        out.writeLong(ChronoUnit.MICROS.between(EPOCH, row.getObject(9, OffsetDateTime.class)));
        text(out, row.getString(10));
        out.writeInt(1);
        out.writeBoolean(row.getBoolean(11));
        return bytes.toByteArray();
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        bytes(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    @Test
    void signsTheRootOfTheStoredBytes() throws SQLException, IOException {
        log.pay(3).seal();
        var head = log.sealer.newest().orElseThrow();
        assertThat(head.size()).isEqualTo(3);
        assertThat(head.checkpoint().root()).isEqualTo(rootByHand(3));
        assertThat(head.checkpoint().origin()).startsWith("budget-trail-");
        var key = VerifierKey.parse(Files.readString(folder.resolve("verifier-key.txt")));
        assertThat(key.signed(head.note())).isTrue();
        assertThat(key.name()).isEqualTo(head.checkpoint().origin());
    }

    @Test
    void goesOnWhereItStoodWhateverTheSteps() throws SQLException, IOException {
        var size = 0;
        for (var step : new int[] {1, 254, 1, 1, 255, 300, 4}) {
            log.pay(step).seal();
            size += step;
            assertThat(log.sealer.newest().orElseThrow().checkpoint().root())
                    .isEqualTo(rootByHand(size));
            if (size == 257) { // Another process goes on.
                log.close();
                log = SealedLog.of(log.access, folder);
            }
        }
        assertThat(log.verify()).isEmpty();
    }

    @Test
    void sealsManyThousandsInSeveralHeads() throws SQLException, IOException {
        for (var part = 0; part < 9; part++) {
            log.pay(5_000);
        }
        log.seal();
        assertThat(log.heads()).extracting(Head::size).containsExactly(20_000L, 40_000L, 45_000L);
        assertThat(log.sealer.newest().orElseThrow().checkpoint().root())
                .isEqualTo(rootByHand(45_000));
        assertThat(log.verify()).isEmpty();
    }

    /** A verifier would find its other half wanting. */
    @Test
    void noHeadEndsWithinATransaction() throws SQLException, IOException {
        log.pay(19_999).pay(2).pay(5).seal();
        assertThat(log.heads()).extracting(Head::size).containsExactly(20_001L, 20_006L);
        assertThat(log.verify()).isEmpty();
    }

    /** As it is where the end of one is not known: the clock was put back, or it is huge. */
    @Test
    void signsNothingWhereNoEndIsKnown() throws SQLException, IOException {
        for (var part = 0; part < 9; part++) {
            log.pay(5_000);
        }
        try (var owner = TestDatabase.owner(log.access).getConnection();
                var change = owner.createStatement()) {
            change.execute("UPDATE log.event SET recorded_at = timestamptz '2022-03-01'");
        }
        log.seal();
        assertThat(log.heads()).extracting(Head::size).containsExactly(45_000L);
        assertThat(log.sealer.newest().orElseThrow().checkpoint().root())
                .isEqualTo(rootByHand(45_000));
        assertThat(log.verify()).isEmpty();
    }

    /** Read part by part, none is cut in two: they end where parts of the file do. */
    @Test
    void everyHeadOfTheWitnessIsRead() throws IOException {
        log.pay(1_000);
        for (var head = 0; head < 60; head++) {
            log.pay(1).seal();
        }
        assertThat(log.heads())
                .extracting(Head::size)
                .containsExactlyElementsOf(LongStream.rangeClosed(1_001, 1_060).boxed().toList());
    }

    @Test
    void writesNoHeadWhereNothingIsNew() throws IOException {
        log.seal();
        assertThat(log.sealer.newest()).isEmpty();
        log.pay(2).seal().seal();
        assertThat(log.heads()).hasSize(1);
    }

    @Test
    void keepsTheKeyToItself() throws IOException {
        log.pay(1).seal();
        var pem = folder.resolve("signing-key.pem");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(pem)))
                .isEqualTo("rw-------");
    }

    @Test
    void sealsNothingWithoutTheKeyThatSealedBefore() throws SQLException, IOException {
        log.pay(2).seal();
        log.close();
        Files.delete(folder.resolve("signing-key.pem"));
        try (var again = SealedLog.of(log.access, folder)) {
            again.pay(1).sealer.seal();
            assertThat(again.sealer.trouble()).contains("restore that folder");
            assertThat(again.sealer.newest()).isEmpty();
        }
        var elsewhere = folder.resolve("elsewhere");
        try (var other = SealedLog.fresh(elsewhere)) {
            other.pay(1).seal();
        }
        try (var foreign = SealedLog.of(log.access, elsewhere)) {
            foreign.sealer.seal();
            assertThat(foreign.sealer.trouble()).isNotNull();
        }
        assertThat(log.verify()).isEmpty();
    }

    /** Its heads would be disowned at the next start: they would bear the name of the other. */
    @Test
    void signsNothingWithTheKeyOfAnOtherLog() throws SQLException, IOException {
        var elsewhere = folder.resolve("elsewhere");
        try (var lost = SealedLog.fresh(elsewhere)) {
            lost.pay(3).seal();
        }
        for (var head : new String[] {"heads.txt", "newest-head.txt"}) {
            Files.delete(elsewhere.resolve(head));
        }
        try (var another = SealedLog.of(log.access, elsewhere)) {
            another.pay(1).sealer.seal();
            assertThat(another.sealer.trouble()).contains("is of another log");
        }
        Files.move(elsewhere, folder.resolve("aside"));
        try (var again = SealedLog.of(log.access, elsewhere)) {
            again.pay(1).seal();
            assertThat(again.sealer.newest().orElseThrow().size()).isEqualTo(2);
            assertThat(again.verify()).isEmpty();
        }
        try (var restarted = SealedLog.of(log.access, elsewhere)) {
            restarted.pay(1).seal();
        }
    }

    @Test
    void bringsAHeadToTheWitnessThatACrashKeptFromIt() throws SQLException, IOException {
        log.pay(2).seal().pay(2).seal();
        var heads = folder.resolve("heads.txt");
        var whole = Files.readString(heads);
        Files.writeString(heads, whole.substring(0, whole.length() - 50));
        assertThat(signed(log)).containsExactly(2L);
        try (var again = SealedLog.of(log.access, folder)) {
            again.seal();
            assertThat(signed(again)).containsExactly(2L, 4L);
            again.pay(1).seal();
            assertThat(signed(again)).containsExactly(2L, 4L, 5L);
            assertThat(again.verify()).isEmpty();
        }
    }

    private static List<Long> signed(SealedLog log) throws IOException {
        var key = log.folder.verifierKey().orElseThrow();
        return log.heads().stream()
                .filter(head -> key.signed(head.note()))
                .map(Head::size)
                .toList();
    }

    /** Else a node that froze would keep all others from sealing. */
    @Test
    void losesTheLockIfItAsksNothingForAMinute() throws SQLException, IOException {
        var connection = new SingleConnectionDataSource(log.database.getConnection(), true);
        var meanwhile = new HashSet<String>();
        InstantSource looked =
                () -> {
                    meanwhile.add(show(connection, "idle_session_timeout"));
                    meanwhile.add(show(connection, "idle_in_transaction_session_timeout"));
                    return Instant.now();
                };
        var clock = looked.withZone(ZoneOffset.UTC);
        log.pay(2);
        var guard = WitnessGuard.of(log.database, log.folder);
        try (var sealer = new Sealer(connection, log.folder, guard, clock)) {
            sealer.seal();
            assertThat(sealer.newest()).isPresent();
            assertThat(meanwhile).containsExactly("1min");
            assertThat(show(connection, "idle_session_timeout")).isEqualTo("0");
            assertThat(show(connection, "idle_in_transaction_session_timeout")).isEqualTo("0");
        }
    }

    private static String show(DataSource database, String setting) {
        return JdbcClient.create(database).sql("SHOW " + setting).query(String.class).single();
    }

    @Test
    void neverSealsOnTwoNodesAtOnce() throws SQLException, IOException {
        try (var other = SealedLog.of(log.access, folder)) {
            log.pay(1).seal();
            for (var round = 0; round < 30; round++) {
                log.pay(17);
                var both = CompletableFuture.runAsync(other.sealer::seal);
                log.sealer.seal();
                both.join();
                assertThat(log.sealer.trouble()).isNull();
                assertThat(other.sealer.trouble()).isNull();
            }
            log.seal();
            assertThat(log.sealer.newest().orElseThrow().checkpoint().root())
                    .isEqualTo(rootByHand(1 + 30 * 17));
            assertThat(log.verify()).isEmpty();
        }
    }

    @Test
    void stopsBeforeAHoleAndSaysSo() throws SQLException {
        log.pay(2).seal().pay(3);
        try (var owner = TestDatabase.owner(log.access).getConnection();
                var statement = owner.createStatement()) {
            statement.execute("DELETE FROM log.event WHERE position = 4");
        }
        log.sealer.seal();
        assertThat(log.sealer.trouble()).isEqualTo("fact 4 is not there");
        assertThat(log.sealer.newest().orElseThrow().size()).isEqualTo(2);
    }

    @Test
    void waitsForAWitnessThatCannotBeWritten() throws IOException {
        log.pay(2).seal();
        var heads = folder.resolve("heads.txt");
        var whole = Files.readString(heads);
        Files.delete(heads);
        Files.createDirectory(heads);
        log.pay(2).sealer.seal();
        assertThat(log.sealer.give().orElseThrow().size()).isEqualTo(2);
        log.sealer.seal();
        assertThat(log.sealer.trouble()).isNotNull();
        Files.delete(heads);
        Files.writeString(heads, whole, StandardOpenOption.CREATE_NEW);
        log.seal();
        assertThat(log.heads()).extracting(Head::size).containsExactly(2L, 4L);
    }

    @Test
    void writesTheNewestHeadAgainWhereItCouldNotBeWritten() throws IOException {
        log.pay(2).seal();
        var draft = folder.resolve("newest-head.txt.new");
        Files.createDirectories(draft.resolve("in the way"));
        log.pay(2);
        for (var look = 0; look < 2; look++) {
            log.sealer.seal();
            assertThat(log.sealer.trouble()).as("look %d", look).isNotNull();
        }
        Files.delete(draft.resolve("in the way"));
        log.sealer.seal();
        assertThat(log.sealer.trouble()).isNull();
        assertThat(log.folder.newest().orElseThrow().size()).isEqualTo(4);
    }

    @Test
    void writesHeadsThatOthersRead() throws IOException {
        log.pay(2).seal();
        var text = Files.readString(folder.resolve("heads.txt"));
        var note = SignedNote.parse(text.substring(0, text.length() - 1));
        assertThat(Checkpoint.parse(note.text()).size()).isEqualTo(2);
    }
}
