package budgettrail.log.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import budgettrail.log.LogDisowned;
import budgettrail.log.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Few heads are kept, and nothing is lost by it. */
class SparseHeadsTest {
    private static final String CUT_TAIL = "DELETE FROM log.event WHERE position > 10";
    private static final String CUT_HASHES =
            "DELETE FROM seal.part WHERE level = 0 AND start >= 10";

    @TempDir private Path folder;
    private Instant now = Instant.parse("2026-03-01T00:00:00Z");
    private SealedLog log;

    @BeforeEach
    void open() throws SQLException, IOException {
        var fresh = SealedLog.fresh(folder);
        fresh.close();
        log = SealedLog.of(fresh.access, folder, clock());
    }

    @AfterEach
    void close() {
        log.close();
    }

    private Clock clock() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }

    /** The same log in another process, later. */
    private SealedLog again() throws SQLException, IOException {
        return SealedLog.of(log.access, folder, clock());
    }

    private void owner(String... changes) throws SQLException {
        try (var connection = TestDatabase.owner(log.access).getConnection();
                var statement = connection.createStatement()) {
            for (var change : changes) {
                statement.execute(change);
            }
        }
    }

    private List<Long> rows() throws SQLException {
        var sizes = new ArrayList<Long>();
        try (var connection = log.database.getConnection()) {
            SealSql.heads(connection, 0, Long.MAX_VALUE, (size, _) -> sizes.add(size));
        }
        return sizes;
    }

    private List<Long> witnessed() throws IOException {
        return log.heads().stream().map(Head::size).toList();
    }

    @Test
    void areSixtyInAnHourWhateverTrickles() throws SQLException, IOException {
        var minutes = 12;
        for (var second = 0; second < minutes * 60; second += 6) {
            log.pay(1).sealer.seal();
            assertThat(log.folder.newest().orElseThrow().size()).isEqualTo(log.log.head());
            now = now.plusSeconds(6);
        }
        assertThat(rows()).hasSizeBetween(minutes - 1, minutes + 1);
        assertThat(witnessed()).isEqualTo(rows());
        assertThat(log.verify()).isEmpty();
    }

    @Test
    void includeTheLastOneOnceItsMinuteIsOver() throws SQLException, IOException {
        log.pay(1).sealer.seal();
        now = now.plusSeconds(1);
        log.pay(1).sealer.seal();
        assertThat(rows()).containsExactly(1L);
        now = now.plus(Duration.ofMinutes(1));
        log.sealer.seal();
        log.sealer.seal();
        assertThat(rows()).containsExactly(1L, 2L);
        assertThat(witnessed()).containsExactly(1L, 2L);
        now = now.minus(Duration.ofDays(1));
        log.pay(1).sealer.seal();
        assertThat(rows()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void includeEachThatIsGivenToSomebody() throws SQLException, IOException {
        var receipts = new Receipts(log.database, log.sealer);
        var moments = new SealedMoments(log.database, log.folder, log.sealer);
        log.pay(10).sealer.seal();
        log.pay(1).sealer.seal();
        assertThat(receipts.of(5).orElseThrow().proof().size()).isEqualTo(10);
        assertThat(rows()).containsExactly(10L);
        assertThat(receipts.of(11).orElseThrow().proof().size()).isEqualTo(11);
        assertThat(witnessed()).containsExactly(10L, 11L);
        log.pay(1).sealer.seal();
        try (var moment = moments.open().orElseThrow()) {
            assertThat(moment.head().size()).isEqualTo(12);
            var heads = new ArrayList<String>();
            moment.heads(heads::add);
            assertThat(heads).hasSize(3).last().isEqualTo(moment.head().note().toString());
        }
        assertThat(witnessed()).containsExactly(10L, 11L, 12L);
        log.pay(1).sealer.seal();
        assertThat(log.sealer.give().orElseThrow().size()).isEqualTo(13);
        assertThat(log.sealer.give().orElseThrow().size()).isEqualTo(13);
        assertThat(rows()).containsExactly(10L, 11L, 12L, 13L);
        assertThat(witnessed()).isEqualTo(rows());
        assertThat(log.verify()).isEmpty();
    }

    @Test
    void areNotGivenWhereTheWitnessCannotBeWritten() throws SQLException, IOException {
        log.pay(10).sealer.seal();
        log.pay(1).sealer.seal();
        var heads = folder.resolve("heads.txt");
        var aside = Files.move(heads, folder.resolve("aside"));
        Files.createDirectory(heads);
        assertThat(log.sealer.give().orElseThrow().size()).isEqualTo(10);
        assertThat(new Receipts(log.database, log.sealer).of(11)).isEmpty();
        try (var moment =
                new SealedMoments(log.database, log.folder, log.sealer).open().orElseThrow()) {
            assertThat(moment.head().size()).isEqualTo(10);
        }
        Files.delete(heads);
        Files.move(aside, heads);
        assertThat(log.sealer.give().orElseThrow().size()).isEqualTo(11);
        assertThat(witnessed()).containsExactly(10L, 11L);
    }

    @Test
    void letNobodyCutTheTailOfTheLastSeconds() throws SQLException, IOException {
        log.pay(10).seal().pay(5).sealer.seal();
        assertThat(rows()).containsExactly(10L);
        owner(CUT_TAIL, CUT_HASHES, "DELETE FROM log.register WHERE position > 10");
        try (var found = again()) {
            assertThatThrownBy(() -> found.pay(1))
                    .isInstanceOf(LogDisowned.class)
                    .hasMessageContaining("the log has 10 facts, but 15 were sealed");
            assertThat(found.verify()).contains(new Fault(Fault.Kind.MISSING, 11, 15));
        }
        log.sealer.seal();
        assertThat(log.sealer.trouble()).contains("older copy");
        assertThatThrownBy(() -> log.pay(1)).isInstanceOf(LogDisowned.class);
    }

    @Test
    void letNobodyRewriteTheTailOfTheLastSeconds() throws SQLException, IOException {
        log.pay(10).seal().pay(5).sealer.seal();
        owner("UPDATE log.event SET actor = 'x' WHERE position = 13", CUT_HASHES);
        try (var found = again()) {
            assertThatThrownBy(() -> found.pay(1))
                    .isInstanceOf(LogDisowned.class)
                    .hasMessageContaining("the first 15 facts are not those that were sealed");
        }
    }

    /** What was on the disk when the process was killed behind the hashes of five facts. */
    private void crashBeforeTheHead() throws IOException {
        log.pay(10).seal();
        var newest = folder.resolve("newest-head.txt");
        var before = Files.readString(newest);
        log.pay(5).sealer.seal();
        Files.writeString(newest, before);
    }

    @Test
    void goOnBehindHashesWhoseHeadACrashPrevented() throws SQLException, IOException {
        crashBeforeTheHead();
        assertThat(log.verify()).isEmpty();
        try (var found = again()) {
            found.pay(3).sealer.seal();
            assertThat(found.sealer.trouble()).isNull();
            assertThat(found.sealer.newest().orElseThrow().size()).isEqualTo(18);
            assertThat(found.seal().verify()).isEmpty();
        }
    }

    @Test
    void neverSignHashesThatSomebodyElseStored() throws SQLException, IOException {
        crashBeforeTheHead();
        owner(
                "UPDATE seal.part SET hashes = set_byte(hashes, 40, get_byte(hashes, 40) # 1)"
                        + " WHERE level = 0 AND start = 10");
        try (var found = again()) {
            found.sealer.seal();
            assertThat(found.sealer.trouble())
                    .isEqualTo("facts up to 12 do not have the hashes that were stored");
            assertThat(found.sealer.newest()).isEmpty();
        }
        owner("INSERT INTO seal.part VALUES (0, 7, 3, decode(repeat('00', 32), 'hex'))");
        log.pay(1).sealer.seal();
        assertThat(log.sealer.trouble()).isNotNull();
        assertThat(log.folder.newest().orElseThrow().size()).isLessThan(16);
    }

    @Test
    void ofAnInstallationWithoutTheNewestOneAreReadOn() throws SQLException, IOException {
        log.pay(10).seal().pay(1).seal().pay(1).seal();
        Files.delete(folder.resolve("newest-head.txt"));
        try (var found = again()) {
            found.pay(1).sealer.seal();
            assertThat(found.folder.newest().orElseThrow().size()).isEqualTo(13);
            assertThat(found.verify()).isEmpty();
        }
    }

    @Test
    void areComparedInWhateverOrderTheWitnessHasThem() throws SQLException, IOException {
        log.pay(10).seal().pay(1).seal().pay(1).seal();
        var file = folder.resolve("heads.txt");
        var notes = new ArrayList<>(log.heads().stream().map(Head::note).toList());
        Collections.reverse(notes);
        Files.writeString(
                file, String.join("\n", notes.stream().map(Object::toString).toList()) + "\n");
        assertThat(log.verify()).isEmpty();
        owner("DELETE FROM seal.head WHERE size = 11");
        assertThat(log.verify()).containsExactly(Fault.at(Fault.Kind.HEAD_LOST, 11));
    }
}
