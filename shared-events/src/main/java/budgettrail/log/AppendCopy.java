package budgettrail.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * An append of many facts: the same as {@link AppendSql#append}, in the form that PostgreSQL takes
 * fastest. It takes some round trips more, so it is not for few.
 */
final class AppendCopy {
    /** From as many facts on it pays. */
    static final int FROM_FACTS = 250;

    /** In one round trip; the second statement sees what others wrote before they let go. */
    private static final String TURN =
            """
            SELECT pg_advisory_xact_lock(?);
            SELECT coalesce(max(last.position), 0) + 1, greatest(clock_timestamp(), max(last.recorded_at))
            FROM (SELECT position, recorded_at FROM log.event ORDER BY position DESC LIMIT 1) AS last
            """;

    private static final String EVENTS =
            """
            COPY log.event (position, stream, sequence, type, version, payload, metadata, effective, actor, imported,
                            recorded_at) FROM STDIN (FORMAT binary)
            """;

    private static final String ROWS =
            """
            COPY log.register (position, kind, key, round, stream, subject, amount_fen, effective)
            FROM STDIN (FORMAT binary)
            """;

    private AppendCopy() {}

    /** Whether it pays for these. */
    static boolean suits(List<AppendUnit> units) {
        return units.stream().mapToInt(unit -> unit.drafts.size()).sum() >= FROM_FACTS;
    }

    /**
     * Takes the lock, copies facts and register rows of the units, commits, and returns what was
     * recorded, unit by unit.
     */
    static List<List<Recorded>> append(Connection connection, List<AppendUnit> units)
            throws SQLException {
        connection.setAutoCommit(false);
        try {
            var recorded = copy(connection, units);
            connection.commit();
            connection.setAutoCommit(true);
            return recorded;
        } catch (SQLException | RuntimeException | Error e) {
            undo(connection, e);
            throw e;
        }
    }

    private static List<List<Recorded>> copy(Connection connection, List<AppendUnit> units)
            throws SQLException {
        var turn = turn(connection);
        var events = new CopyStream();
        var rows = new CopyStream();
        var position = turn.first();
        for (var unit : units) {
            var body = unit.copyBody();
            body.place(position, turn.at());
            events.add(body.events());
            rows.add(body.rows());
            position += unit.drafts.size();
        }
        var copies = connection.unwrap(PGConnection.class).getCopyAPI();
        events.send(copies, EVENTS);
        rows.send(copies, ROWS);
        return AppendSql.recorded(units, turn.first(), turn.at());
    }

    /** What the lock gives: the next position, and the time of recording. */
    private record Turn(long first, Instant at) {}

    private static Turn turn(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(TURN)) {
            statement.setLong(1, AppendSql.LOCK);
            statement.execute();
            statement.getMoreResults();
            try (var next = statement.getResultSet()) {
                next.next();
                return new Turn(
                        next.getLong(1), next.getObject(2, OffsetDateTime.class).toInstant());
            }
        }
    }

    private static void undo(Connection connection, Throwable reason) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }
}
