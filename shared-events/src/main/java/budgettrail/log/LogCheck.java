package budgettrail.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the whole log, byte by byte, and finds what a torn copy of its files breaks: pages that
 * fail their checksum, positions and sequences that are missing, tables and indexes that do not
 * tell the same. It takes about a second for a million facts.
 */
public final class LogCheck {
    private static final String BY_TABLE =
            "SET LOCAL enable_indexscan = off; SET LOCAL enable_indexonlyscan = off;"
                    + " SET LOCAL enable_bitmapscan = off; SET LOCAL enable_seqscan = on";
    private static final String BY_INDEX =
            "SET LOCAL enable_indexscan = on; SET LOCAL enable_indexonlyscan = on;"
                    + " SET LOCAL enable_bitmapscan = off; SET LOCAL enable_seqscan = off";

    private static final String FACTS = "SELECT count(*) FROM log.event WHERE position > 0";
    private static final String BYTES =
            "SELECT count(md5(payload) || md5(metadata)) FROM log.event WHERE position > 0";
    private static final String HEAD = "SELECT coalesce(max(position), 0) FROM log.event";
    private static final String STREAMS =
            """
            SELECT count(*) FROM (SELECT 1 FROM log.event GROUP BY stream
                                  HAVING count(*) <> max(sequence) + 1) AS broken
            """;
    private static final String KEYS = "SELECT count(*) FROM log.register WHERE kind >= 0";
    private static final String KEYS_OF_NOTHING =
            """
            SELECT count(*) FROM log.register r
            WHERE NOT EXISTS (SELECT 1 FROM log.event e WHERE e.position = r.position AND e.stream = r.stream)
            """;

    private final Connection connection;
    private final List<String> faults = new ArrayList<>();

    private LogCheck(Connection connection) {
        this.connection = connection;
    }

    /** What is wrong with the log, in sentences; nothing if it is whole. */
    public static List<String> faults(Connection connection) throws SQLException {
        var check = new LogCheck(connection);
        connection.setAutoCommit(false);
        try {
            check.look();
        } catch (SQLException broken) {
            check.faults.add(String.valueOf(broken.getMessage()));
        } finally {
            connection.rollback();
        }
        return check.faults;
    }

    private void look() throws SQLException {
        set(BY_TABLE);
        var facts = number(BYTES);
        var head = number(HEAD);
        none(head - facts, "facts are missing below position " + head);
        none(number(STREAMS), "lines have gaps among their facts");
        none(number(KEYS_OF_NOTHING), "keys of the register belong to no fact");
        var keys = number(KEYS);
        set(BY_INDEX);
        none(number(FACTS) - facts, "facts are in the index and not in the table");
        none(number(HEAD) - head, "is how far the index goes beyond the table");
        none(number(KEYS) - keys, "keys are in the index and not in the register");
    }

    private void none(long count, String what) {
        if (count != 0) {
            faults.add(count + " " + what);
        }
    }

    private void set(String settings) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(settings);
        }
    }

    private long number(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
