package budgettrail.log.seal;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.log.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A million facts are sealed and verified with little memory, and one of them is soon proved. */
@EnabledIfSystemProperty(named = "budgettrail.proof", matches = "true")
class LargeSealTest {
    private static final int FACTS = 1_000_000;
    private static final int AT_ONCE = 5_000;
    private static final int MOST_SECONDS = 60;
    private static final int MOST_MILLISECONDS = 10;
    private static final String HEAP = "-Xmx256m";

    @TempDir private Path folder;

    @Test
    void isVerifiedInAMinute() throws SQLException, IOException, InterruptedException {
        try (var log = SealedLog.fresh(folder)) {
            for (var facts = 0; facts < FACTS; facts += AT_ONCE) {
                log.pay(AT_ONCE);
            }
            try (var owner = TestDatabase.owner(log.access).getConnection();
                    var statement = owner.createStatement()) {
                statement.execute("ANALYZE log.event");
            }
            var begun = System.nanoTime();
            log.seal();
            System.out.printf("%,d facts sealed in %.1f s%n", FACTS, secondsSince(begun));
            verified(log);
            proved(log);
        }
    }

    private void verified(SealedLog log) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var begun = System.nanoTime();
        var process =
                new ProcessBuilder(
                                List.of(
                                        java,
                                        HEAP,
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        VerifyOnce.class.getName(),
                                        log.access.url(),
                                        folder.toString()))
                        .redirectErrorStream(true)
                        .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        var seconds = secondsSince(begun);
        System.out.printf("verified in %.1f s with %s: %s%n", seconds, HEAP, said.strip());
        assertThat(said).contains("0 faults up to " + FACTS);
        assertThat(seconds).isLessThan(MOST_SECONDS);
    }

    private static void proved(SealedLog log) throws SQLException, IOException {
        try (var connection = log.database.getConnection()) {
            proved(log, new Receipts(new SingleConnectionDataSource(connection, true), log.sealer));
        }
    }

    private static void proved(SealedLog log, Receipts receipts) throws IOException {
        var key = log.folder.verifierKey().orElseThrow();
        var random = new SplittableRandom(1);
        var proofs = 200;
        receipts.of(1);
        var begun = System.nanoTime();
        for (var proof = 0; proof < proofs; proof++) {
            var position = random.nextLong(1, FACTS + 1);
            assertThat(receipts.of(position).orElseThrow().holds(key)).isTrue();
        }
        var milliseconds = secondsSince(begun) * 1_000 / proofs;
        System.out.printf("a receipt made and checked in %.1f ms%n", milliseconds);
        assertThat(milliseconds).isLessThan(MOST_MILLISECONDS);
    }

    private static double secondsSince(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
