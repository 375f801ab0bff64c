package budgettrail.log;

import budgettrail.event.money.Money;
import budgettrail.log.RegisterKey.Kind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The questions put to the register. */
final class RegisterSql {
    private static final String COLUMNS =
            "SELECT kind, key, round, stream, position, subject, amount_fen, effective FROM"
                    + " log.register ";

    /** Each key is looked up by itself, whatever the planner thinks of the size of the register. */
    private static final String BY_KEY =
            """
            SELECT found.* FROM unnest(?::smallint[], ?::text[]) AS asked(kind, key)
            CROSS JOIN LATERAL (SELECT kind, key, round, stream, position, subject, amount_fen, effective
                                FROM log.register
                                WHERE register.kind = asked.kind AND register.key = asked.key OFFSET 0) AS found
            ORDER BY found.round
            """;

    /** The kind stands in it as a number, because only refunds have an index of their own. */
    private static final String REFUNDS =
            COLUMNS
                    + "WHERE kind = "
                    + Kind.REFUND.number()
                    + " AND subject = ANY (?) ORDER BY position";

    private static final String ANY_LINE =
            "SELECT EXISTS (SELECT 1 FROM log.register WHERE kind = ? AND key >= ? AND key < ?)";

    private static final String OPEN_LINE =
            """
            SELECT EXISTS (SELECT 1 FROM log.register AS opened
                           WHERE opened.kind = ? AND opened.key >= ? AND opened.key < ?
                             AND NOT EXISTS (SELECT 1 FROM log.register AS closed
                                             WHERE closed.kind = ? AND closed.key = opened.key AND closed.round = 0))
            """;

    private RegisterSql() {}

    static Map<RegisterKey, List<RegisterRow>> find(Connection connection, Set<RegisterKey> keys)
            throws SQLException {
        var found = new HashMap<RegisterKey, List<RegisterRow>>();
        byKey(connection, keys, found);
        refunds(connection, keys, found);
        return found;
    }

    private static void byKey(
            Connection connection, Set<RegisterKey> keys, Map<RegisterKey, List<RegisterRow>> found)
            throws SQLException {
        var stored = keys.stream().filter(key -> key.kind() != Kind.REFUNDS_OF).toList();
        if (stored.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(BY_KEY)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "smallint",
                            stored.stream().map(key -> (short) key.kind().number()).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", stored.stream().map(RegisterKey::key).toArray()));
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    var key =
                            new RegisterKey(
                                    Kind.of(result.getInt("kind")), result.getString("key"));
                    found.computeIfAbsent(key, _ -> new ArrayList<>()).add(row(key, result));
                }
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

    private static boolean exists(Connection connection, String sql, Object... values)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var index = 0; index < values.length; index++) {
                statement.setObject(index + 1, values[index]);
            }
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getBoolean(1);
            }
        }
    }
}
