package budgettrail.query.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The two copies of the views: which is live, and how far each has come. */
public final class Generations {
    /** What is kept twice. */
    public static final List<String> TABLES =
            List.of(
                    "posting",
                    Stretches.TABLE,
                    "balance",
                    "daily",
                    "year",
                    "line_description",
                    "line",
                    "code_description",
                    "disbursement_step",
                    "disbursement",
                    "adjustment",
                    "commitment_step",
                    "parked");

    private Generations() {}

    /** The live generation; until the transaction ends it stays the live one. */
    public static int holdLive(Connection connection) throws SQLException {
        return (int) number(connection, "SELECT generation FROM query.live FOR SHARE");
    }

    /** The live generation; until the transaction ends nobody else reads this to write. */
    public static int lockLive(Connection connection) throws SQLException {
        return (int) number(connection, "SELECT generation FROM query.live FOR UPDATE");
    }

    public static int live(Connection connection) throws SQLException {
        return (int) number(connection, "SELECT generation FROM query.live");
    }

    /** The last position that the generation holds. */
    public static long position(Connection connection, int generation) throws SQLException {
        return number(
                connection,
                "SELECT position FROM query.generation WHERE generation = " + generation);
    }

    /**
     * Takes the generation for one rebuild. Whoever had it before finds out at its next write,
     * which this waits for if it is under way. The live one is nobody's: it may have become so
     * since whoever calls looked.
     */
    public static void claim(Connection connection, int generation, long job) throws SQLException {
        requireNotLive(connection, generation);
        update(
                connection,
                "UPDATE query.generation SET position = 0, filled_by = "
                        + job
                        + " WHERE generation = "
                        + generation);
    }

    /** Until the transaction ends, no other rebuild can claim the generation. */
    public static void holdClaim(Connection connection, int generation, long job)
            throws SQLException {
        var holder =
                number(
                        connection,
                        "SELECT filled_by FROM query.generation WHERE generation = "
                                + generation
                                + " FOR SHARE");
        if (holder != job) {
            throw new IllegalStateException(
                    "Rebuild " + holder + " took generation " + generation + " from " + job);
        }
    }

    /**
     * Whether the generation is not live and stands where it was left; until the transaction ends,
     * no rebuild can claim it then.
     */
    public static boolean holdLeft(Connection connection, int generation, long position)
            throws SQLException {
        var held =
                number(
                        connection,
                        "SELECT position FROM query.generation WHERE generation = "
                                + generation
                                + " FOR SHARE");
        return held == position && live(connection) != generation;
    }

    private static long lockPosition(Connection connection, int generation) throws SQLException {
        return number(
                connection,
                "SELECT position FROM query.generation WHERE generation = "
                        + generation
                        + " FOR UPDATE");
    }

    static void movePosition(Destination to, long position) {
        to.together()
                .add(
                        "UPDATE query.generation SET position = ? WHERE generation = ?",
                        position,
                        to.generation());
    }

    /**
     * From the end of the transaction on, readers and writers use this generation. That waits for
     * the disk: whoever is told of it finds the same after a crash of the database.
     */
    public static void makeLive(Connection connection, int generation) throws SQLException {
        update(connection, "SET LOCAL synchronous_commit = on");
        update(connection, "UPDATE query.live SET generation = " + generation);
    }

    /** Empties a generation that is not live. */
    public static void clear(Connection connection, int generation) throws SQLException {
        lockPosition(connection, generation);
        for (var table : TABLES) {
            clear(connection, generation, table);
        }
        update(
                connection,
                "UPDATE query.generation SET position = 0 WHERE generation = " + generation);
    }

    /**
     * Empties one of its tables; whoever began to read it before it was left still finds it. Who is
     * adding it up is waited for.
     */
    public static void clear(Connection connection, int generation, String table)
            throws SQLException {
        requireNotLive(connection, generation);
        if (table.equals(Stretches.TABLE)) {
            Stretches.hold(connection, generation);
        }
        update(connection, "DELETE FROM query." + table + " WHERE generation = " + generation);
    }

    private static void requireNotLive(Connection connection, int generation) throws SQLException {
        if (holdLive(connection) == generation) {
            throw new IllegalStateException("Generation " + generation + " is live");
        }
    }

    static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void update(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
