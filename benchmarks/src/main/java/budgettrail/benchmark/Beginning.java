package budgettrail.benchmark;

import java.sql.SQLException;
import java.util.List;

/**
 * The log as it was soon after it was begun, though its server has recorded very many facts to
 * become warm: those are taken away again, but for the opening of the lines and the newest, which
 * keep their positions. Only for a database that is thrown away afterwards.
 *
 * @param opened how many facts opened the lines
 * @param facts how many are left
 */
record Beginning(ProductData data, long opened, int facts) {
    private static final List<String> TABLES =
            List.of(
                    "log.event",
                    "log.register",
                    "query.posting",
                    "query.disbursement",
                    "query.disbursement_step");

    void returnTo() throws SQLException {
        data.caughtUp();
        var newest = data.facts() - (facts - opened);
        try (var connection = data.connect()) {
            connection.setAutoCommit(false);
            for (var table : TABLES) {
                ProductData.execute(
                        connection,
                        """
                        CREATE TEMPORARY TABLE kept ON COMMIT DROP AS
                        SELECT * FROM %1$s WHERE position <= %2$d OR position > %3$d;
                        TRUNCATE %1$s;
                        INSERT INTO %1$s SELECT * FROM kept;
                        DROP TABLE kept
                        """
                                .formatted(table, opened, newest));
            }
            connection.commit();
        }
        data.tidy();
    }
}
