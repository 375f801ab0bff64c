package budgettrail.log.seal;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.seal.Receipt;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class ReceiptsTest {
    private static final int SIZE = 600;

    @TempDir private Path folder;

    @Test
    void proveEveryFactThatIsSealedAndNoOther() throws SQLException, IOException {
        try (var log = SealedLog.fresh(folder);
                var connection = log.database.getConnection()) {
            log.pay(SIZE).seal();
            var key = log.folder.verifierKey().orElseThrow();
            var receipts =
                    new Receipts(new SingleConnectionDataSource(connection, true), log.sealer);
            log.pay(1);
            for (var position = 1; position <= SIZE; position++) {
                var receipt = Receipt.parse(receipts.of(position).orElseThrow().toString());
                assertThat(receipt.holds(key)).isTrue();
            }
            assertThat(receipts.of(0)).isEmpty();
            assertThat(receipts.of(-1)).isEmpty();
            assertThat(receipts.of(SIZE + 1)).isEmpty();
        }
    }

    @Test
    void proveThatHeadsOnlyGrew() throws SQLException, IOException {
        try (var log = SealedLog.fresh(folder)) {
            log.pay(1).seal().pay(298).seal().pay(700).seal();
            var receipts = new Receipts(log.database, log.sealer);
            var heads = log.heads();
            for (var before : heads) {
                for (var later : heads) {
                    if (before.size() <= later.size()) {
                        var proof = receipts.growth(before.size(), later.size()).orElseThrow();
                        assertThat(
                                        proof.holds(
                                                before.checkpoint().root(),
                                                later.checkpoint().root()))
                                .isTrue();
                    }
                }
            }
            assertThat(receipts.growth(1, 1 + 298 + 700 + 1)).isEmpty();
        }
    }
}
