package budgettrail.query.reads;

import budgettrail.web.reads.Read;
import budgettrail.web.reads.ReadBook;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes down what is given. A page is there before the disk has it, what is taken away is not: a
 * crash may lose the last moments of what somebody looked at, but no export.
 */
final class ReadLedger implements ReadBook {
    private static final String INSERT =
            """
            INSERT INTO audit.read (who, method, path, query, status, exported, position, rows, request)
            VALUES (:who, :method, :path, :query, :status, :exported, :position, :rows, :request)
            """;

    private final JdbcClient database;
    private final TransactionTemplate transactions;

    /**
     * @param database whose commits do not wait for the disk
     */
    ReadLedger(JdbcClient database, TransactionTemplate transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    @Override
    public void enter(Read read) {
        if (read.exported() == null) {
            insert(read);
        } else {
            transactions.executeWithoutResult(
                    _ -> {
                        database.sql("SET LOCAL synchronous_commit = on").update();
                        insert(read);
                    });
        }
    }

    private void insert(Read read) {
        var exported = read.exported();
        database.sql(INSERT)
                .param("who", read.who())
                .param("method", read.method())
                .param("path", read.path())
                .param("query", read.query())
                .param("status", read.status())
                .param("exported", exported == null ? null : exported.what())
                .param("position", exported == null ? null : (Long) exported.position())
                .param("rows", exported == null ? null : exported.rows())
                .param("request", read.request())
                .update();
    }
}
