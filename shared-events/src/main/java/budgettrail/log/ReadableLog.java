package budgettrail.log;

import budgettrail.event.line.LineId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.reference.FiscalYear;
import budgettrail.event.reference.UnitCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javax.sql.DataSource;

/**
 * What the log can be asked: its facts as they are recorded, how many there are and since when, and
 * what its register says. A question that is not answered is a {@link LogUnavailable}.
 */
public abstract sealed class ReadableLog permits EventLog {
    /** Of the facts, as {@link #stored} takes them. */
    public static final String COLUMNS =
            "SELECT position, stream, sequence, type, version, payload, metadata, recorded_at FROM"
                    + " log.event ";

    private static final String FIRST_OWN =
            "SELECT stream FROM log.event WHERE stream >= ? AND stream < ? AND NOT imported"
                    + " ORDER BY stream LIMIT 1";

    private static final String REACHING = "SELECT * FROM log.reaching(?, ?)";

    private final DataSource database;
    final Codec codec = new Codec();

    ReadableLog(DataSource database) {
        this.database = database;
    }

    /** Facts of one stream from a sequence on, oldest first. */
    public List<Recorded> stream(String stream, long fromSequence, int limit) {
        return read(
                COLUMNS + "WHERE stream = ? AND sequence >= ? ORDER BY sequence LIMIT ?",
                statement -> {
                    statement.setString(1, stream);
                    statement.setLong(2, fromSequence);
                    statement.setInt(3, limit);
                });
    }

    /** All facts of several streams, oldest first; a stream without facts is absent. */
    public Map<String, List<Recorded>> streams(Collection<String> streams) {
        var found = new HashMap<String, List<Recorded>>();
        read(
                        COLUMNS + "WHERE stream = ANY (?) ORDER BY stream, sequence",
                        statement -> {
                            statement.setArray(
                                    1,
                                    statement
                                            .getConnection()
                                            .createArrayOf("text", streams.toArray()));
                        })
                .forEach(
                        recorded ->
                                found.computeIfAbsent(recorded.stream(), _ -> new ArrayList<>())
                                        .add(recorded));
        return found;
    }

    /**
     * Where the transaction ends that recorded the fact at a position; nothing: it is not known.
     */
    public OptionalLong endOfTransaction(long position) {
        return withConnection(connection -> Transactions.end(connection, position));
    }

    /** Facts past a position, in order. */
    public List<Recorded> after(long position, int limit) {
        return read(
                COLUMNS + "WHERE position > ? ORDER BY position LIMIT ?",
                statement -> {
                    statement.setLong(1, position);
                    statement.setInt(2, limit);
                });
    }

    /** The same as they are stored, for {@link #decode}. */
    public List<Stored> storedAfter(long position, int limit) {
        return read(
                COLUMNS + "WHERE position > ? ORDER BY position LIMIT ?",
                statement -> {
                    statement.setLong(1, position);
                    statement.setInt(2, limit);
                },
                EventLog::stored);
    }

    /** The same of one stream, from a sequence on. */
    public List<Stored> storedOf(String stream, long fromSequence, int limit) {
        return read(
                COLUMNS + "WHERE stream = ? AND sequence >= ? ORDER BY sequence LIMIT ?",
                statement -> {
                    statement.setString(1, stream);
                    statement.setLong(2, fromSequence);
                    statement.setInt(3, limit);
                },
                EventLog::stored);
    }

    /** The same of the lines of a year: whatever is theirs among these positions. */
    public List<Stored> storedOfYear(int year, long after, long last) {
        return read(
                "SELECT * FROM ("
                        + COLUMNS
                        + "WHERE position > ? AND position <= ? OFFSET 0) AS here"
                        + " WHERE stream >= ? AND stream < ? ORDER BY position",
                statement -> {
                    statement.setLong(1, after);
                    statement.setLong(2, last);
                    statement.setString(3, year + ":");
                    statement.setString(4, year + ";");
                },
                EventLog::stored);
    }

    /** Whether a stream has facts up to a position: its first one is, if any. */
    public boolean hasFacts(String stream, long last) {
        return number(
                        """
                        SELECT count(*) FROM log.event WHERE stream = ? AND sequence = 0 AND position <= ?
                        """,
                        statement -> ofStream(statement, stream, last))
                > 0;
    }

    /** The same of the lines of a year. */
    public boolean hasFacts(int year, long last) {
        return number(
                        """
                        SELECT count(*) FROM (SELECT 1 FROM log.event
                                              WHERE stream >= ? AND stream < ? AND sequence = 0 AND position <= ?
                                              LIMIT 1) AS theirs
                        """,
                        statement -> ofYear(statement, year, last))
                > 0;
    }

    /** How many facts a stream has up to a position. */
    public long count(String stream, long last) {
        return number(
                "SELECT count(*) FROM log.event WHERE stream = ? AND position <= ?",
                statement -> ofStream(statement, stream, last));
    }

    /** How many facts the lines of a year have up to a position. */
    public long countOfYear(int year, long last) {
        return number(
                "SELECT count(*) FROM log.event WHERE stream >= ? AND stream < ? AND position <= ?",
                statement -> ofYear(statement, year, last));
    }

    private static void ofStream(PreparedStatement statement, String stream, long last)
            throws SQLException {
        statement.setString(1, stream);
        statement.setLong(2, last);
    }

    private static void ofYear(PreparedStatement statement, int year, long last)
            throws SQLException {
        statement.setString(1, year + ":");
        statement.setString(2, year + ";"); // The character after the colon.
        statement.setLong(3, last);
    }

    /** The fact behind the bytes; an {@link UndecodableFact} if this program cannot read it. */
    public Recorded decode(Stored stored) {
        return new Recorded(
                stored.position(),
                stored.stream(),
                stored.sequence(),
                codec.decode(stored.type(), stored.version(), stored.payload()),
                codec.metadata(stored.metadata()),
                stored.recordedAt());
    }

    /** The fact at a position. */
    public Optional<Recorded> at(long position) {
        return after(position - 1, 1).stream()
                .filter(recorded -> recorded.position() == position)
                .findFirst();
    }

    /** The facts at these positions, in order; a position that there is not is absent. */
    public List<Recorded> at(Collection<Long> positions) {
        return read(
                COLUMNS + "WHERE position = ANY (?) ORDER BY position",
                statement ->
                        statement.setArray(
                                1,
                                statement
                                        .getConnection()
                                        .createArrayOf("bigint", positions.toArray())));
    }

    /** The newest position, 0 while the log is empty. */
    public long head() {
        return number("SELECT coalesce(max(position), 0) FROM log.event", _ -> {});
    }

    /** The newest sequence of a stream, −1 if it has no facts. */
    public long lastSequence(String stream) {
        return number(
                "SELECT coalesce(max(sequence), -1) FROM log.event WHERE stream = ?",
                statement -> statement.setString(1, stream));
    }

    /** The newest sequence of each of the streams; one without facts is absent. */
    public Map<String, Long> lastSequences(Collection<String> streams) {
        return withConnection(
                connection -> {
                    var found = new HashMap<String, Long>();
                    try (var statement = AppendSql.heads(connection, List.copyOf(streams));
                            var result = statement.executeQuery()) {
                        while (result.next()) {
                            var sequence = result.getLong(2);
                            if (!result.wasNull()) { // It speaks of the column read last.
                                found.put(result.getString(1), sequence);
                            }
                        }
                    }
                    return found;
                });
    }

    /** Those of the streams that have come as far as this sequence. */
    public Set<String> reaching(long sequence, Collection<String> streams) {
        var found = new HashSet<String>();
        return withConnection(
                connection -> {
                    try (var statement = connection.prepareStatement(REACHING)) {
                        statement.setArray(1, connection.createArrayOf("text", streams.toArray()));
                        statement.setLong(2, sequence);
                        try (var result = statement.executeQuery()) {
                            while (result.next()) {
                                found.add(result.getString(1));
                            }
                        }
                    }
                    return found;
                });
    }

    /** The last position recorded at or before the moment, 0 if there is none. */
    public long positionAt(Instant moment) {
        var at = moment.atOffset(java.time.ZoneOffset.UTC);
        long known = 0;
        var beyond = head() + 1;
        while (beyond - known > 1) { // Recorded times never go back, and positions have no holes.
            var middle = known + (beyond - known) / 2;
            var later =
                    number(
                            "SELECT count(*) FROM log.event WHERE position = ? AND recorded_at > ?",
                            statement -> {
                                statement.setLong(1, middle);
                                statement.setObject(2, at);
                            });
            if (later == 0) {
                known = middle;
            } else {
                beyond = middle;
            }
        }
        return known;
    }

    /** When the fact at a position was recorded; none if there is no such fact. */
    public Optional<Instant> recordedAt(long position) {
        return withConnection(
                connection -> {
                    try (var statement =
                            connection.prepareStatement(
                                    "SELECT recorded_at FROM log.event WHERE position = ?")) {
                        statement.setLong(1, position);
                        try (var row = statement.executeQuery()) {
                            return row.next()
                                    ? Optional.of(
                                            row.getObject(1, OffsetDateTime.class).toInstant())
                                    : Optional.empty();
                        }
                    }
                });
    }

    /** Whether the year has facts that no import brought. */
    public boolean hasOwnFacts(int year) {
        return number(
                        """
                        SELECT count(*) FROM (SELECT 1 FROM log.event
                                              WHERE stream >= ? AND stream < ? AND NOT imported LIMIT 1) AS own
                        """,
                        statement -> {
                            statement.setString(1, year + ":");
                            statement.setString(2, year + ";"); // The character after the colon.
                        })
                > 0;
    }

    /** The first year from one on that has facts that no import brought. */
    public Optional<FiscalYear> firstYearWithOwnFacts(FiscalYear from) {
        return withConnection(
                connection -> {
                    try (var statement = connection.prepareStatement(FIRST_OWN)) {
                        statement.setString(1, from + ":");
                        statement.setString(2, FiscalYear.LATEST + ";");
                        try (var row = statement.executeQuery()) {
                            return row.next()
                                    ? Optional.of(LineId.of(row.getString(1)).year())
                                    : Optional.empty();
                        }
                    }
                });
    }

    /** The rows of the keys asked for; a key without rows is absent. */
    public Map<RegisterKey, List<RegisterRow>> find(Set<RegisterKey> keys) {
        return keys.isEmpty()
                ? Map.of()
                : withConnection(connection -> RegisterSql.find(connection, keys));
    }

    /** How often voucher numbers of the unit and year were freed by a position; others never. */
    public Map<VoucherNumber, Integer> freedVouchers(UnitCode unit, FiscalYear year, long last) {
        var vouchers = RegisterKey.vouchersOf(unit, year);
        return withConnection(connection -> RegisterSql.freed(connection, vouchers, last));
    }

    /** Whether lines of the year were opened and every one of them is closed. */
    public boolean yearClosed(int year) {
        return withConnection(connection -> RegisterSql.yearClosed(connection, year));
    }

    /** How many lines of the year are open. */
    public long openLines(int year) {
        return withConnection(connection -> RegisterSql.openLines(connection, year));
    }

    private interface Binding {
        void to(PreparedStatement statement) throws SQLException;
    }

    private interface Query<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T withConnection(Query<T> query) {
        try (var connection = database.getConnection()) {
            return query.on(connection);
        } catch (SQLException e) {
            throw new LogUnavailable("The log could not be read", e);
        }
    }

    private long number(String sql, Binding binding) {
        return withConnection(
                connection -> {
                    try (var statement = connection.prepareStatement(sql)) {
                        binding.to(statement);
                        try (var result = statement.executeQuery()) {
                            result.next();
                            return result.getLong(1);
                        }
                    }
                });
    }

    private List<Recorded> read(String sql, Binding binding) {
        return read(sql, binding, row -> decode(stored(row)));
    }

    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> read(String sql, Binding binding, Row<T> row) {
        return withConnection(
                connection -> {
                    try (var statement = connection.prepareStatement(sql)) {
                        binding.to(statement);
                        try (var result = statement.executeQuery()) {
                            var facts = new ArrayList<T>();
                            while (result.next()) {
                                facts.add(row.of(result));
                            }
                            return facts;
                        }
                    }
                });
    }

    /** A row of {@link #COLUMNS}, on whatever connection it was read. */
    public static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                row.getShort(5),
                row.getBytes(6),
                row.getBytes(7),
                row.getObject(8, OffsetDateTime.class).toInstant());
    }
}
