package budgettrail.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * The statements of one append. The caller has begun the transaction; positions are drawn under the
 * lock.
 */
final class AppendSql {
    /** Any number will do, as long as every node uses the same. */
    static final long LOCK = 0x42756467657454L;

    private static final String INSERT_EVENTS =
            """
            WITH moment AS MATERIALIZED (SELECT clock_timestamp() AS now),
                 newest AS MATERIALIZED (
                     SELECT position, recorded_at FROM log.event ORDER BY position DESC LIMIT 1)
            INSERT INTO log.event (position, stream, sequence, type, version, payload, metadata, effective,
                                   recorded_at, actor, imported)
            SELECT coalesce((SELECT position FROM newest), 0) + draft.ordinal, draft.stream, draft.sequence, draft.type,
                   draft.version, draft.payload, draft.metadata, draft.effective,
                   greatest((SELECT now FROM moment), (SELECT recorded_at FROM newest)), draft.actor, draft.imported
            FROM unnest(?::text[], ?::bigint[], ?::text[], ?::smallint[], ?::bytea[], ?::bytea[], ?::date[], ?::text[],
                        ?::boolean[])
                 WITH ORDINALITY AS draft(stream, sequence, type, version, payload, metadata, effective, actor,
                                          imported, ordinal)
            ORDER BY draft.ordinal
            RETURNING position, recorded_at
            """;

    private static final String INSERT_ROWS =
            """
            INSERT INTO log.register (kind, key, round, stream, position, subject, amount_fen, effective)
            SELECT * FROM unnest(?::smallint[], ?::text[], ?::int[], ?::text[], ?::bigint[], ?::text[], ?::bigint[],
                                 ?::date[])
            """;

    private static final String HEADS =
            """
            SELECT wanted.stream, (SELECT max(sequence) FROM log.event WHERE event.stream = wanted.stream)
            FROM unnest(?::text[]) AS wanted(stream)
            """;

    private static final String TAKEN =
            """
            SELECT kind, key, round FROM log.register
            WHERE (kind, key, round) IN (SELECT * FROM unnest(?::smallint[], ?::text[], ?::int[]))
            """;

    private AppendSql() {}

    /**
     * Waits for every other writer, on any node. Its own statement: only the next one sees what
     * they committed.
     */
    static void lock(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
            statement.setLong(1, LOCK);
            statement.execute();
        }
    }

    /**
     * Inserts facts and register rows of the units, and returns what was recorded, unit by unit.
     */
    static List<List<Recorded>> insert(Connection connection, List<AppendUnit> units, Codec codec)
            throws SQLException {
        var given = insertEvents(connection, units, codec);
        insertRows(connection, units, given.first());
        return recorded(units, given);
    }

    private record Given(long first, Instant at) {}

    private static Given insertEvents(Connection connection, List<AppendUnit> units, Codec codec)
            throws SQLException {
        var drafts = units.stream().flatMap(unit -> unit.drafts.stream()).toList();
        try (var statement = connection.prepareStatement(INSERT_EVENTS)) {
            array(statement, 1, "text", drafts.stream().map(d -> d.fact().stream()).toArray());
            array(statement, 2, "bigint", drafts.stream().map(Draft::sequence).toArray());
            array(statement, 3, "text", drafts.stream().map(d -> codec.type(d.fact())).toArray());
            array(statement, 4, "smallint", drafts.stream().map(_ -> codec.version()).toArray());
            array(
                    statement,
                    5,
                    "bytea",
                    drafts.stream().map(d -> codec.encode(d.fact())).toArray(byte[][]::new));
            array(
                    statement,
                    6,
                    "bytea",
                    drafts.stream().map(d -> codec.encode(d.metadata())).toArray(byte[][]::new));
            dates(statement, 7, drafts.stream().map(d -> d.fact().effective()).toList());
            array(
                    statement,
                    8,
                    "text",
                    drafts.stream().map(d -> d.metadata().actor().name()).toArray());
            array(statement, 9, "boolean", drafts.stream().map(AppendSql::imported).toArray());
            try (var result = statement.executeQuery()) {
                result.next();
                return new Given(
                        result.getLong(1), result.getObject(2, OffsetDateTime.class).toInstant());
            }
        }
    }

    private static boolean imported(Draft draft) {
        return draft.metadata().source() == Metadata.Source.IMPORT;
    }

    private static void insertRows(Connection connection, List<AppendUnit> units, long first)
            throws SQLException {
        var rows = new ArrayList<RegisterRow>();
        var positions = new ArrayList<Long>();
        var position = first;
        for (var unit : units) {
            for (var index = 0; index < unit.drafts.size(); index++, position++) {
                for (var row : unit.rows(index)) {
                    rows.add(row);
                    positions.add(position);
                }
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(INSERT_ROWS)) {
            keys(statement, rows);
            array(statement, 4, "text", rows.stream().map(RegisterRow::stream).toArray());
            array(statement, 5, "bigint", positions.toArray());
            array(statement, 6, "text", rows.stream().map(RegisterRow::subject).toArray());
            array(statement, 7, "bigint", rows.stream().map(row -> row.amount().fen()).toArray());
            dates(statement, 8, rows.stream().map(RegisterRow::effective).toList());
            statement.executeUpdate();
        }
    }

    private static List<List<Recorded>> recorded(List<AppendUnit> units, Given given) {
        var result = new ArrayList<List<Recorded>>();
        var position = given.first();
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
                                given.at()));
            }
            result.add(List.copyOf(ofUnit));
        }
        return result;
    }

    /** Asks for the newest sequence of each stream; a stream without facts answers null. */
    static PreparedStatement heads(Connection connection, List<String> streams)
            throws SQLException {
        var statement = connection.prepareStatement(HEADS);
        array(statement, 1, "text", streams.toArray());
        return statement;
    }

    /** Asks which of the rows' keys are taken. */
    static PreparedStatement taken(Connection connection, List<RegisterRow> rows)
            throws SQLException {
        var statement = connection.prepareStatement(TAKEN);
        keys(statement, rows);
        return statement;
    }

    private static void keys(PreparedStatement statement, List<RegisterRow> rows)
            throws SQLException {
        array(
                statement,
                1,
                "smallint",
                rows.stream().map(row -> (short) row.key().kind().number()).toArray());
        array(statement, 2, "text", rows.stream().map(row -> row.key().key()).toArray());
        array(statement, 3, "int", rows.stream().map(RegisterRow::round).toArray());
    }

    private static void dates(PreparedStatement statement, int index, List<LocalDate> dates)
            throws SQLException {
        array(statement, index, "date", dates.stream().map(LocalDate::toString).toArray());
    }

    private static void array(PreparedStatement statement, int index, String type, Object[] values)
            throws SQLException {
        if (values.length == 0) {
            statement.setNull(index, Types.ARRAY);
            return;
        }
        statement.setArray(index, statement.getConnection().createArrayOf(type, values));
    }
}
