package budgettrail.query.journal;

import budgettrail.event.line.LineId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Map;

/**
 * How far a generation has come and what it knows of some lines, read in one round trip. Until the
 * transaction ends, nobody else moves it on.
 *
 * @param named the lines that were asked for
 * @param known those of them that the generation knows
 */
record Standing(
        int generation, long position, Collection<LineId> named, Map<LineId, LineBook.Line> known) {
    /** Until the transaction ends, the live generation stays the live one too. */
    private static final String OF_LIVE =
            "SELECT generation FROM query.live FOR SHARE;"
                    + " SELECT position FROM query.generation"
                    + " WHERE generation = (SELECT generation FROM query.live) FOR UPDATE;"
                    + LineBook.FIND.formatted("(SELECT generation FROM query.live)");

    private static final String OF_ONE =
            "SELECT ?::smallint;"
                    + " SELECT position FROM query.generation WHERE generation = ?"
                    + " FOR UPDATE;"
                    + LineBook.FIND.formatted("(SELECT ?::smallint)");

    static Standing ofLive(Connection connection, Collection<LineId> named) throws SQLException {
        try (var statement = connection.prepareStatement(OF_LIVE)) {
            LineBook.name(statement, 1, named);
            return read(statement, named);
        }
    }

    static Standing of(Connection connection, int generation, Collection<LineId> named)
            throws SQLException {
        try (var statement = connection.prepareStatement(OF_ONE)) {
            statement.setInt(1, generation);
            statement.setInt(2, generation);
            LineBook.name(statement, 3, named);
            statement.setInt(5, generation);
            return read(statement, named);
        }
    }

    private static Standing read(PreparedStatement statement, Collection<LineId> named)
            throws SQLException {
        statement.execute();
        try (var live = statement.getResultSet()) {
            live.next();
            statement.getMoreResults(Statement.KEEP_CURRENT_RESULT);
            try (var reached = statement.getResultSet()) {
                reached.next();
                statement.getMoreResults(Statement.KEEP_CURRENT_RESULT);
                try (var lines = statement.getResultSet()) {
                    return new Standing(
                            live.getInt(1), reached.getLong(1), named, LineBook.found(lines));
                }
            }
        }
    }
}
