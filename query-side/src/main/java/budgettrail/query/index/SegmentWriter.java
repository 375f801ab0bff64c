package budgettrail.query.index;

import budgettrail.query.index.LineUnits.Described;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Writes segments, in the transaction of a connection. */
final class SegmentWriter {
    private static final String SEGMENT =
            "INSERT INTO search.segment (number, amounts, days, imported) VALUES (?, ?, ?, ?)";
    private static final String FIELD =
            "INSERT INTO search.field (number, field, dictionary, codes) VALUES (?, ?, ?, ?)";
    private static final String DESCRIBED =
            """
            INSERT INTO search.described (line, position, effective, unit, project) VALUES (?, ?, ?, ?, ?)
            """;
    private static final List<String> EMPTY =
            List.of(
                    "DELETE FROM search.segment",
                    "DELETE FROM search.field",
                    "DELETE FROM search.described",
                    "UPDATE search.made SET version = " + Segments.VERSION);

    private final Connection connection;

    SegmentWriter(Connection connection) {
        this.connection = connection;
    }

    void write(Segment segment, List<Described> described) throws SQLException {
        try (var statement = connection.prepareStatement(SEGMENT)) {
            statement.setInt(1, segment.number);
            statement.setBytes(2, segment.amounts);
            statement.setBytes(3, segment.days);
            statement.setBytes(4, segment.imported);
            statement.executeUpdate();
        }
        try (var statement = connection.prepareStatement(FIELD)) {
            for (var field : segment.dictionaries.entrySet()) {
                statement.setInt(1, segment.number);
                statement.setInt(2, field.getKey().ordinal());
                statement.setBytes(3, field.getValue().bytes());
                statement.setBytes(4, segment.codes.get(field.getKey()));
                statement.executeUpdate(); // A batch that fails repeats all of it in its message.
            }
        }
        write(described);
    }

    private void write(List<Described> described) throws SQLException {
        try (var statement = connection.prepareStatement(DESCRIBED)) {
            for (var one : described) {
                statement.setString(1, one.line().toString());
                statement.setLong(2, one.position());
                statement.setObject(3, one.effective());
                statement.setString(4, one.unit());
                statement.setString(5, one.project());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** So that they are made anew, by this version. */
    void empty() throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : EMPTY) {
                statement.executeUpdate(sql);
            }
        }
    }
}
