package budgettrail.benchmark;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;

/** A database of the product, seen by its owner. */
record ProductData(Server server, String name) {
    private static final long LOOK_EVERY_NANOS = 20_000_000;

    /** Facts that the live views do not hold, and those the follower has yet to pass over. */
    private static final String BEHIND =
            """
            SELECT (SELECT max(position) FROM log.event)
                   - (SELECT least(position, coalesce(
                          (SELECT max(cast(cast(convert_from(token, 'UTF8') AS json) ->> 'globalIndex' AS bigint))
                           FROM query.token WHERE type LIKE '%GlobalSequenceTrackingToken'), 0))
                      FROM query.generation JOIN query.live USING (generation))
            """;

    private static final String NOT_ADDED_UP =
            """
            SELECT g.position / g.positions_per_stretch
                   - (SELECT coalesce(max(stretch) + 1, 0) FROM query.stretch s
                      WHERE s.generation = g.generation AND s.level = 0)
            FROM query.generation g JOIN query.live USING (generation)
            """;

    Connection connect() throws SQLException {
        return server.owner(name);
    }

    long number(String sql) throws SQLException {
        try (var connection = connect()) {
            return number(connection, sql);
        }
    }

    static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The position of the newest fact. */
    long facts() throws SQLException {
        return number("SELECT max(position) FROM log.event");
    }

    /** Which of the two copies of the views is read. */
    long live() throws SQLException {
        return number("SELECT generation FROM query.live");
    }

    /** Waits until nothing of the log is left to be followed. Returns seconds. */
    double caughtUp() throws SQLException {
        var begun = System.nanoTime();
        try (var connection = connect()) {
            while (number(connection, BEHIND) > 0) {
                LockSupport.parkNanos(LOOK_EVERY_NANOS);
            }
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    /** Waits until the sums of all full stretches of the journal are there. */
    void addedUp() throws SQLException {
        try (var connection = connect()) {
            while (number(connection, NOT_ADDED_UP) > 0) {
                LockSupport.parkNanos(LOOK_EVERY_NANOS);
            }
        }
    }

    /** What PostgreSQL would do by itself sooner or later, in the middle of a run. */
    void tidy() throws SQLException {
        try (var connection = connect()) {
            execute(connection, "VACUUM (ANALYZE)");
        }
        server.settle();
    }
}
