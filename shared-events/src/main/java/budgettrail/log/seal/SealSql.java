package budgettrail.log.seal;

import budgettrail.seal.VerifierKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is asked of the seal's tables. */
final class SealSql {
    /** Held by whoever seals, on any node; a number that fits into an integer. */
    static final int SEALING = 4_210_012;

    private static final Pattern A_NAME = Pattern.compile("budget-trail-[0-9a-f]{12}");
    private static final String NAME = "SELECT name FROM seal.log";
    private static final String LOGGED = "SELECT coalesce(max(position), 0) FROM log.event";
    private static final String NEWEST =
            "SELECT size, note FROM seal.head ORDER BY size DESC LIMIT 1";
    private static final String HEADS =
            "SELECT size, root, note, sealed_at FROM seal.head WHERE size BETWEEN ? AND ? ORDER BY"
                    + " size";
    private static final String FROM_THE_LARGEST =
            "SELECT note, size, root, sealed_at FROM seal.head ORDER BY size DESC";
    private static final String SEALED =
            """
            SELECT coalesce(max(tile * 256 + start + octet_length(hashes) / 32), 0) FROM seal.part
            WHERE level = 0 AND tile = (SELECT max(tile) FROM seal.part WHERE level = 0)
            """;
    private static final String WITHOUT_POSITION =
            "SELECT EXISTS (SELECT FROM log.event WHERE position IS NULL)";
    private static final String HAS_HEAD = "SELECT EXISTS (SELECT FROM seal.head WHERE size = ?)";
    private static final int FETCHED = 1_000;
    private static final String INSERT =
            "INSERT INTO seal.head (size, root, note, sealed_at) VALUES (?, ?, ?, ?)";

    private SealSql() {}

    /** Whose log it is; whoever made it something else than a name has no name. */
    static String name(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(NAME)) {
            var name = row.next() ? row.getString(1) : "";
            return A_NAME.matcher(name).matches() ? name : "unnamed";
        }
    }

    /**
     * The newest head; none if nothing is sealed yet.
     *
     * @throws SealBroken if what is stored there is none
     */
    static Optional<Head> newest(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(NEWEST)) {
            return row.next()
                    ? Optional.of(
                            Head.parse(row.getString(2))
                                    .filter(head -> head.size() == size(row))
                                    .orElseThrow(() -> new SealBroken("its newest head is none")))
                    : Optional.empty();
        }
    }

    private static long size(ResultSet row) {
        try {
            return row.getLong("size");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes a row of the heads' table, believed or not. */
    @FunctionalInterface
    interface Taker {
        /**
         * @param head none: what is kept is none, or says something else than its row
         */
        void take(long size, Optional<Head> head) throws SQLException;
    }

    /** How many facts have their hashes in the tree, under a head or not yet. */
    static long sealed(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(SEALED)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The largest that the key signed; 0 if there is none. In a transaction. */
    static long largest(Connection connection, VerifierKey key) throws SQLException {
        try (var statement = connection.prepareStatement(FROM_THE_LARGEST)) {
            statement.setFetchSize(FETCHED);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var head = Head.parse(rows.getString("note"));
                    if (says(rows, head) && key.signed(head.orElseThrow().note())) {
                        return rows.getLong("size");
                    }
                }
                return 0;
            }
        }
    }

    /** Every head from a size to another, the smallest first. In a transaction. */
    static void heads(Connection connection, long from, long to, Taker taker) throws SQLException {
        try (var statement = connection.prepareStatement(HEADS)) {
            statement.setLong(1, from);
            statement.setLong(2, to);
            statement.setFetchSize(FETCHED);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var head = Head.parse(rows.getString("note"));
                    taker.take(rows.getLong("size"), says(rows, head) ? head : Optional.empty());
                }
            }
        }
    }

    private static boolean says(ResultSet row, Optional<Head> head) throws SQLException {
        if (head.isEmpty()) {
            return false;
        }
        var checkpoint = head.get().checkpoint();
        var sealedAt = row.getObject("sealed_at", OffsetDateTime.class);
        return checkpoint.size() == row.getLong("size")
                && Arrays.equals(checkpoint.root().bytes(), row.getBytes("root"))
                && sealedAt != null
                && sealedAt.toInstant().equals(checkpoint.time());
    }

    static boolean hasHead(Connection connection, long size) throws SQLException {
        try (var statement = connection.prepareStatement(HAS_HEAD)) {
            statement.setLong(1, size);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** The newest position of the log, 0 while it is empty. */
    static long logged(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(LOGGED)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Whether a fact stands nowhere. */
    static boolean hasNoPosition(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(WITHOUT_POSITION)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    static void insert(Connection connection, Head head) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setLong(1, head.size());
            statement.setBytes(2, head.checkpoint().root().bytes());
            statement.setString(3, head.note().toString());
            statement.setObject(
                    4, Objects.requireNonNull(head.checkpoint().time()).atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }
}
