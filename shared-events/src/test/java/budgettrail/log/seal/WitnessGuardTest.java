package budgettrail.log.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import budgettrail.log.LogDisowned;
import budgettrail.log.LogUnavailable;
import budgettrail.log.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

class WitnessGuardTest {
    @TempDir private Path folder;
    private SealedLog log;

    @BeforeEach
    void open() throws SQLException, IOException {
        log = SealedLog.fresh(folder);
    }

    @Test
    void letsTheLogOnThatItKnows() throws SQLException, IOException {
        log.pay(10).seal().pay(3);
        try (var later = SealedLog.of(log.access, folder)) {
            later.pay(1).seal();
            assertThat(later.verify()).isEmpty();
        }
    }

    @Test
    void recordsNothingInAnOlderCopy() throws SQLException, IOException {
        log.pay(10).seal();
        var older = TestDatabase.copyOf(log.access);
        log.pay(5).seal();
        try (var restored = SealedLog.of(older, folder)) {
            assertThatThrownBy(() -> restored.pay(1))
                    .isInstanceOf(LogDisowned.class)
                    .hasMessage("the log has 10 facts, but 15 were sealed: it is an older copy");
            restored.sealer.seal();
            assertThat(restored.sealer.trouble()).contains("older copy");
            assertThat(restored.verify())
                    .contains(new Fault(Fault.Kind.MISSING, 11, 15))
                    .contains(Fault.at(Fault.Kind.HEAD_LOST, 15));
        }
    }

    @Test
    void recordsNothingInAnOtherHistory() throws SQLException, IOException {
        log.pay(10).seal();
        var forked = TestDatabase.copyOf(log.access);
        log.pay(5).seal();
        var unwatched = folder.resolve("unwatched");
        Files.createDirectory(unwatched);
        for (var file : new String[] {"signing-key.pem", "verifier-key.txt"}) {
            Files.copy(folder.resolve(file), unwatched.resolve(file));
        }
        try (var secretly = SealedLog.of(forked, unwatched)) {
            secretly.pay(4).seal().pay(4).seal(); // Recorded at other times: other bytes.
        }
        try (var found = SealedLog.of(forked, folder)) {
            assertThatThrownBy(() -> found.pay(1))
                    .isInstanceOf(LogDisowned.class)
                    .hasMessage("the first 15 facts are not those that were sealed");
            assertThat(found.verify())
                    .contains(new Fault(Fault.Kind.OTHER_ROOT, 15, 15))
                    .contains(Fault.at(Fault.Kind.HEAD_LOST, 15));
        }
    }

    @Test
    void recordsNothingWhereWhatWasSealedIsGone() throws SQLException, IOException {
        log.pay(300).seal();
        try (var owner = TestDatabase.owner(log.access).getConnection();
                var statement = owner.createStatement()) {
            statement.execute("DELETE FROM seal.part WHERE level = 1");
        }
        try (var found = SealedLog.of(log.access, folder)) {
            assertThatThrownBy(() -> found.pay(1))
                    .isInstanceOf(LogDisowned.class)
                    .hasMessageContaining("cannot be compared");
        }
    }

    @Test
    void recordsNothingWhereAHeadIsNone() throws SQLException, IOException {
        log.pay(3).seal();
        try (var owner = TestDatabase.owner(log.access).getConnection();
                var statement = owner.createStatement()) {
            statement.execute("UPDATE seal.head SET note = 'nothing'");
        }
        try (var found = SealedLog.of(log.access, folder)) {
            assertThatThrownBy(() -> found.pay(1)).isInstanceOf(LogDisowned.class);
            assertThat(found.verify()).contains(Fault.at(Fault.Kind.NOT_SIGNED, 3));
        }
    }

    @Test
    void recordsNothingUntilItCouldLook() throws SQLException, IOException {
        log.pay(10).seal();
        var older = TestDatabase.copyOf(log.access);
        log.pay(5).seal();
        var newest = folder.resolve("newest-head.txt");
        var aside = Files.move(newest, newest.resolveSibling("aside"));
        Files.createDirectory(newest); // Which nobody reads as a file.
        try (var later = SealedLog.of(log.access, folder);
                var restored = SealedLog.of(older, folder)) {
            later.sealer.seal();
            assertThat(later.sealer.trouble()).isNotNull();
            for (var each : List.of(later, restored)) {
                assertThatThrownBy(() -> each.pay(1))
                        .isInstanceOf(LogUnavailable.class)
                        .hasMessageContaining("cannot be compared");
            }
            Files.delete(newest);
            Files.move(aside, newest);
            later.seal().pay(1).seal();
            restored.sealer.seal();
            assertThatThrownBy(() -> restored.pay(1))
                    .isInstanceOf(LogDisowned.class)
                    .hasMessageContaining("older copy");
        }
    }

    @Test
    void comparesFactsThatWereNotSealedAgain() throws SQLException, IOException {
        log.pay(10).seal();
        var older = TestDatabase.copyOf(log.access);
        log.pay(5).seal();
        try (var from = log.database.getConnection();
                var to = TestDatabase.owner(older).getConnection()) { // The facts, not their seal.
            var rows = new ByteArrayOutputStream();
            from.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("COPY (SELECT * FROM log.event WHERE position > 10) TO STDOUT", rows);
            to.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "COPY log.event FROM STDIN",
                            new ByteArrayInputStream(rows.toByteArray()));
        }
        try (var restored = SealedLog.of(older, folder)) {
            restored.pay(1).seal();
            assertThat(restored.sealer.newest().orElseThrow().size()).isEqualTo(16);
        }
    }
}
