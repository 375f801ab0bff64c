package budgettrail.log.seal;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.seal.Checkpoint;
import budgettrail.seal.Frontier;
import budgettrail.seal.Hasher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A log with a head for each fact, as in years of an installation that kept them all. */
@EnabledIfSystemProperty(named = "budgettrail.proof", matches = "true")
class ManyHeadsTest {
    private static final int HEADS = 200_000;
    private static final int AT_ONCE = 5_000;

    /** Of the whole time, the first page takes less than one part. */
    private static final int PARTS = 10;

    @TempDir private Path folder;

    @Test
    void keepNoVerificationFromItsFirstPage() throws SQLException, IOException {
        try (var log = SealedLog.fresh(folder)) {
            for (var facts = 0; facts < HEADS; facts += AT_ONCE) {
                log.pay(AT_ONCE);
            }
            log.seal();
            try (var connection = log.database.getConnection()) {
                connection.setAutoCommit(false);
                signEach(log, connection);
                connection.commit();
                verify(log, connection);
            }
        }
    }

    private static void signEach(SealedLog log, Connection connection)
            throws SQLException, IOException {
        var key = log.folder.key().orElseThrow();
        var tree = new Frontier();
        var hasher = new Hasher();
        var insert = "INSERT INTO seal.head VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";
        try (var reading = log.database.getConnection();
                var leaves = Leaves.from(reading, 1, HEADS);
                var heads = Files.newBufferedWriter(log.folder.path().resolve("heads.txt"));
                var rows = connection.prepareStatement(insert)) {
            for (var leaf = leaves.next(); leaf != null; leaf = leaves.next()) {
                tree.add(leaf.hash(hasher));
                var time = Instant.ofEpochSecond(1_700_000_000 + leaf.position());
                var head = new Checkpoint(key.verifier().name(), tree.size(), tree.root(), time);
                var note = key.sign(head.text()).toString();
                heads.write(note + "\n");
                rows.setLong(1, head.size());
                rows.setBytes(2, head.root().bytes());
                rows.setString(3, note);
                rows.setObject(4, time.atOffset(ZoneOffset.UTC));
                rows.addBatch();
                if (tree.size() % AT_ONCE == 0) {
                    rows.executeBatch();
                }
            }
        }
    }

    private static void verify(SealedLog log, Connection connection)
            throws SQLException, IOException {
        var faults = new Faults();
        var first = new double[1];
        var key = log.folder.verifierKey().orElseThrow();
        var begun = System.nanoTime();
        try (var witness = log.folder.witness();
                var heads = new SealedHeads(connection, witness, key, faults, 0)) {
            new Recomputation(
                            connection,
                            heads,
                            faults,
                            _ -> first[0] = first[0] == 0 ? secondsSince(begun) : first[0])
                    .run(0);
        }
        var whole = secondsSince(begun);
        System.out.printf(
                "%,d heads verified in %.1f s, the first page after %.1f s%n",
                HEADS, whole, first[0]);
        assertThat(faults.first()).isEmpty();
        assertThat(first[0]).isBetween(0.0, whole / PARTS);
    }

    private static double secondsSince(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
