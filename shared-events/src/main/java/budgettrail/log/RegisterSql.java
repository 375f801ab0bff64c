package budgettrail.log;

import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.log.RegisterKey.Kind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The questions put to the register. */
final class RegisterSql {
    private static final String COLUMNS =
            "SELECT kind, key, round, stream, position, subject, amount_fen, effective FROM"
                    + " log.register ";

    /** Keys of one kind, which the index holds side by side. */
    private static final String BY_KEY =
            "SELECT key, round, stream, position, subject, amount_fen, effective"
                    + " FROM log.rows_of(?, ?) ORDER BY round";

    /** The kind stands in it as a number, because only refunds have an index of their own. */
    private static final String REFUNDS =
            COLUMNS
                    + "WHERE kind = "
                    + Kind.REFUND.number()
                    + " AND subject = ANY (?) ORDER BY position";

    private static final String ANY_LINE =
            "SELECT EXISTS (SELECT 1 FROM log.register WHERE kind = ? AND key >= ? AND key < ?)";

    private static final String OPEN_LINES =
            """
            FROM log.register AS opened
            WHERE opened.kind = ? AND opened.key >= ? AND opened.key < ?
              AND NOT EXISTS (SELECT 1 FROM log.register AS closed
                              WHERE closed.kind = ? AND closed.key = opened.key AND closed.round = 0)
            """;

    private static final String OPEN_LINE = "SELECT EXISTS (SELECT 1 " + OPEN_LINES + ")";
    private static final String OPEN_LINE_COUNT = "SELECT count(*) " + OPEN_LINES;

    private static final String FREED =
            """
            SELECT key, count(*) FROM log.register
            WHERE kind = ? AND key >= ? AND key < ? AND position <= ? GROUP BY key
            """;

    private RegisterSql() {}

    static Map<RegisterKey, List<RegisterRow>> find(Connection connection, Set<RegisterKey> keys)
            throws SQLException {
        var found = new HashMap<RegisterKey, List<RegisterRow>>();
        byKey(connection, keys, found);
        refunds(connection, keys, found);
        return found;
    }

    /**
     * All kinds in one round trip, one after the other in the order of {@link Kind}. Each is read
     * as of a moment of its own. Rows only come, so the order says what may be concluded: a number
     * is seen as taken before it is seen as freed.
     */
    private static void byKey(
            Connection connection, Set<RegisterKey> keys, Map<RegisterKey, List<RegisterRow>> found)
            throws SQLException {
        var asked = new EnumMap<Kind, List<String>>(Kind.class);
        for (var key : keys) {
            if (key.kind() != Kind.REFUNDS_OF) {
                asked.computeIfAbsent(key.kind(), _ -> new ArrayList<>()).add(key.key());
            }
        }
        if (asked.isEmpty()) {
            return;
        }
        var questions = String.join(";", Collections.nCopies(asked.size(), BY_KEY));
        try (var statement = connection.prepareStatement(questions)) {
            var index = 0;
            for (var kind : asked.entrySet()) {
                statement.setShort(++index, (short) kind.getKey().number());
                statement.setArray(
                        ++index, connection.createArrayOf("text", kind.getValue().toArray()));
            }
            statement.execute();
            for (var kind : asked.keySet()) {
                try (var result = statement.getResultSet()) {
                    while (result.next()) {
                        var key = new RegisterKey(kind, result.getString("key"));
                        found.computeIfAbsent(key, _ -> new ArrayList<>()).add(row(key, result));
                    }
                }
                statement.getMoreResults();
            }
        }
    }

    private static void refunds(
            Connection connection, Set<RegisterKey> keys, Map<RegisterKey, List<RegisterRow>> found)
            throws SQLException {
        var payments =
                keys.stream()
                        .filter(key -> key.kind() == Kind.REFUNDS_OF)
                        .map(RegisterKey::key)
                        .toArray();
        if (payments.length == 0) {
            return;
        }
        try (var statement = connection.prepareStatement(REFUNDS)) {
            statement.setArray(1, connection.createArrayOf("text", payments));
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    var key = new RegisterKey(Kind.REFUNDS_OF, result.getString("subject"));
                    found.computeIfAbsent(key, _ -> new ArrayList<>()).add(row(key, result));
                }
            }
        }
    }

    private static RegisterRow row(RegisterKey key, ResultSet result) throws SQLException {
        return new RegisterRow(
                key,
                result.getInt("round"),
                result.getString("stream"),
                result.getLong("position"),
                result.getString("subject"),
                new Money(result.getLong("amount_fen")),
                result.getObject("effective", LocalDate.class));
    }

    static Map<VoucherNumber, Integer> freed(Connection connection, String vouchers, long last)
            throws SQLException {
        var freed = new HashMap<VoucherNumber, Integer>();
        try (var statement = connection.prepareStatement(FREED)) {
            statement.setInt(1, Kind.VOUCHER_FREED.number());
            statement.setString(2, vouchers);
            statement.setString(3, vouchers + Character.toString(Character.MAX_CODE_POINT));
            statement.setLong(4, last);
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    var number = result.getString(1).substring(vouchers.length());
                    freed.put(new VoucherNumber(number), result.getInt(2));
                }
            }
        }
        return freed;
    }

    static boolean yearClosed(Connection connection, int year) throws SQLException {
        var from = year + ":";
        var to = year + ";"; // The character after the colon.
        return exists(connection, ANY_LINE, Kind.LINE.number(), from, to)
                && !exists(
                        connection,
                        OPEN_LINE,
                        Kind.LINE.number(),
                        from,
                        to,
                        Kind.LINE_CLOSED.number());
    }

    static long openLines(Connection connection, int year) throws SQLException {
        return value(
                connection,
                Long.class,
                OPEN_LINE_COUNT,
                Kind.LINE.number(),
                year + ":",
                year + ";",
                Kind.LINE_CLOSED.number());
    }

    private static boolean exists(Connection connection, String sql, Object... values)
            throws SQLException {
        return value(connection, Boolean.class, sql, values);
    }

    private static <T> T value(Connection connection, Class<T> type, String sql, Object... values)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var index = 0; index < values.length; index++) {
                statement.setObject(index + 1, values[index]);
            }
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getObject(1, type);
            }
        }
    }
}
