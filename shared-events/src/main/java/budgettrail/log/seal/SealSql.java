package budgettrail.log.seal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What is asked of the seal's tables. */
final class SealSql {
    /** Held by whoever seals, on any node. */
    private static final long SEALING = 4_210_012;

    private static final String NAME = "SELECT name FROM seal.log";
    private static final String NEWEST = "SELECT note FROM seal.head ORDER BY size DESC LIMIT 1";
    private static final String HEADS =
            "SELECT size, note FROM seal.head WHERE size >= ? ORDER BY size";
    private static final String INSERT =
            "INSERT INTO seal.head (size, root, note, sealed_at) VALUES (?, ?, ?, ?)";

    private SealSql() {}

    /** Whose log it is. */
    static String name(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(NAME)) {
            row.next();
            return row.getString(1);
        }
    }

    /**
     * Whether nobody else seals, on any node, until {@link #letOthers}: beyond the transaction, for
     * the witness is told after it.
     */
    static boolean keepOthers(Connection connection) throws SQLException {
        return call(connection, "pg_try_advisory_lock");
    }

    static void letOthers(Connection connection) throws SQLException {
        call(connection, "pg_advisory_unlock");
    }

    private static boolean call(Connection connection, String function) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT " + function + "(" + SEALING + ")")) {
            row.next();
            return row.getBoolean(1);
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
                            Head.parse(row.getString(1))
                                    .orElseThrow(() -> new SealBroken("its newest head is none")))
                    : Optional.empty();
        }
    }

    /** A row of the heads' table, believed or not. */
    record Kept(long size, Optional<Head> head) {}

    static List<Kept> heads(Connection connection, long from) throws SQLException {
        try (var statement = connection.prepareStatement(HEADS)) {
            statement.setLong(1, from);
            var heads = new ArrayList<Kept>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    heads.add(new Kept(rows.getLong(1), Head.parse(rows.getString(2))));
                }
            }
            return heads;
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
