package budgettrail.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The statements of one append. Positions are drawn under the lock. */
final class AppendSql {
    /** Any number will do, as long as every node uses the same: log.append has it too. */
    static final long LOCK = 0x42756467657454L;

    private static final String APPEND =
            "SELECT first_position, recorded FROM log.append(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                    + " ?, ?)";

    private static final String HEADS = "SELECT head_of, head FROM log.heads(?)";

    private static final String TAKEN =
            "SELECT taken_kind, taken_key, taken_round FROM log.taken(?, ?, ?)";

    private AppendSql() {}

    /** Waits for every other writer, on any node; only the next statement sees what they wrote. */
    static void lock(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
            statement.setLong(1, LOCK);
            statement.execute();
        }
    }

    /**
     * Takes the lock, inserts facts and register rows of the units, and returns what was recorded,
     * unit by unit. One round trip; with auto-commit it is durable when this returns.
     */
    static List<List<Recorded>> append(Connection connection, List<AppendUnit> units)
            throws SQLException {
        try (var statement = connection.prepareStatement(APPEND)) {
            events(statement, units.stream().flatMap(unit -> unit.encoded().stream()).toList());
            rows(statement, units);
            try (var result = statement.executeQuery()) {
                result.next();
                return recorded(
                        units,
                        result.getLong(1),
                        result.getObject(2, OffsetDateTime.class).toInstant());
            }
        }
    }

    private static void events(PreparedStatement statement, List<AppendUnit.Encoded> events)
            throws SQLException {
        array(statement, 1, "text", texts(events, it -> it.draft().fact().stream()));
        array(statement, 2, "int8", longs(events, it -> it.draft().sequence()));
        array(statement, 3, "text", texts(events, AppendUnit.Encoded::type));
        array(statement, 4, "int2", shorts(events, AppendUnit.Encoded::version));
        array(statement, 5, "bytea", bytes(events, AppendUnit.Encoded::payload));
        array(statement, 6, "bytea", bytes(events, AppendUnit.Encoded::metadata));
        array(
                statement,
                7,
                "int4",
                ints(events, it -> (int) it.draft().fact().effective().toEpochDay()));
        array(statement, 8, "text", texts(events, it -> it.draft().metadata().actor().name()));
        array(statement, 9, "bool", flags(events, AppendSql::imported));
    }

    private static boolean imported(AppendUnit.Encoded event) {
        return event.draft().metadata().source() == Metadata.Source.IMPORT;
    }

    /** A register row beside the number of its fact in the append, from 1. */
    private record Numbered(int ordinal, RegisterRow row) {}

    private static void rows(PreparedStatement statement, List<AppendUnit> units)
            throws SQLException {
        var rows = new ArrayList<Numbered>();
        var ordinal = 0;
        for (var unit : units) {
            for (var index = 0; index < unit.drafts.size(); index++) {
                ordinal++;
                for (var row : unit.rows(index)) {
                    rows.add(new Numbered(ordinal, row));
                }
            }
        }
        array(statement, 10, "int4", ints(rows, Numbered::ordinal));
        array(statement, 11, "int2", shorts(rows, it -> (short) it.row().key().kind().number()));
        array(statement, 12, "text", texts(rows, it -> it.row().key().key()));
        array(statement, 13, "int4", ints(rows, it -> it.row().round()));
        array(statement, 14, "text", texts(rows, it -> it.row().subject()));
        array(statement, 15, "int8", longs(rows, it -> it.row().amount().fen()));
    }

    static List<List<Recorded>> recorded(List<AppendUnit> units, long first, Instant at) {
        var result = new ArrayList<List<Recorded>>();
        var position = first;
        for (var unit : units) {
            var ofUnit = new ArrayList<Recorded>();
            for (var draft : unit.drafts) {
                ofUnit.add(
                        new Recorded(
                                position++,
                                draft.fact().stream(),
                                draft.sequence(),
                                draft.fact(),
                                draft.metadata(),
                                at));
            }
            result.add(List.copyOf(ofUnit));
        }
        return result;
    }

    /** Asks for the newest sequence of each stream; a stream without facts answers null. */
    static PreparedStatement heads(Connection connection, List<String> streams)
            throws SQLException {
        var statement = connection.prepareStatement(HEADS);
        array(statement, 1, "text", texts(streams, it -> it));
        return statement;
    }

    /** Asks which of the rows' keys are taken. */
    static PreparedStatement taken(Connection connection, List<RegisterRow> rows)
            throws SQLException {
        var statement = connection.prepareStatement(TAKEN);
        array(statement, 1, "int2", shorts(rows, row -> (short) row.key().kind().number()));
        array(statement, 2, "text", texts(rows, row -> row.key().key()));
        array(statement, 3, "int4", ints(rows, RegisterRow::round));
        return statement;
    }

    /** Arrays of these types travel in binary. */
    private static void array(PreparedStatement statement, int index, String type, Object[] values)
            throws SQLException {
        statement.setArray(index, statement.getConnection().createArrayOf(type, values));
    }

    private static <T> String[] texts(List<T> of, Function<T, @Nullable String> value) {
        return values(of, new String[of.size()], value);
    }

    private static <T> byte[][] bytes(List<T> of, Function<T, byte[]> value) {
        return values(of, new byte[of.size()][], value);
    }

    private static <T> Long[] longs(List<T> of, Function<T, Long> value) {
        return values(of, new Long[of.size()], value);
    }

    private static <T> Integer[] ints(List<T> of, Function<T, Integer> value) {
        return values(of, new Integer[of.size()], value);
    }

    private static <T> Short[] shorts(List<T> of, Function<T, Short> value) {
        return values(of, new Short[of.size()], value);
    }

    private static <T> Boolean[] flags(List<T> of, Function<T, Boolean> value) {
        return values(of, new Boolean[of.size()], value);
    }

    private static <T, V> V[] values(List<T> of, V[] values, Function<T, ? extends V> value) {
        for (var index = 0; index < values.length; index++) {
            values[index] = value.apply(of.get(index));
        }
        return values;
    }
}
