package budgettrail.query.journal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way to one table: written by one statement, however many they are. Such a statement
 * meets what is there by unique key ({@code ON CONFLICT}, or {@code LATERAL … OFFSET 0}) and never
 * by a join whose order the planner may choose: while a large budget comes in, the statistics are
 * of yesterday, and a wrong guess reads whole tables again for each row.
 */
final class Rows {
    private final List<String> types;
    private final List<List<@Nullable Object>> columns = new ArrayList<>();
    private final String sql;

    /**
     * Rows for a statement that reads them from {@code rows}, beside {@code rows.generation}.
     *
     * @param columns names and types, {@code "position bigint"}
     */
    Rows(String statement, String... columns) {
        this.types = Arrays.stream(columns).map(column -> column.split(" ")[1]).toList();
        types.forEach(_ -> this.columns.add(new ArrayList<>()));
        this.sql =
                "WITH rows AS (SELECT (SELECT ?::smallint) AS generation, u.* FROM unnest("
                        + types.stream().map(t -> "?::" + t + "[]").collect(Collectors.joining(","))
                        + ") AS u("
                        + names(columns)
                        + ")) "
                        + statement;
    }

    /** Rows to be inserted; {@code conflict} says what becomes of a row that is there already. */
    static Rows inserted(String table, String conflict, String... columns) {
        var names = "generation," + names(columns);
        return new Rows(
                "INSERT INTO query."
                        + table
                        + " ("
                        + names
                        + ") SELECT "
                        + names
                        + " FROM rows "
                        + conflict,
                columns);
    }

    private static String names(String... columns) {
        return Arrays.stream(columns)
                .map(column -> column.split(" ")[0])
                .collect(Collectors.joining(","));
    }

    void add(@Nullable Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(values.length + " values for " + sql);
        }
        for (var index = 0; index < values.length; index++) {
            columns.get(index).add(values[index]);
        }
    }

    void write(Connection connection, int generation) throws SQLException {
        if (columns.getFirst().isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(sql)) {
            statement.setInt(1, generation);
            var arrays = new ArrayList<Array>();
            for (var index = 0; index < columns.size(); index++) {
                var array =
                        connection.createArrayOf(types.get(index), columns.get(index).toArray());
                arrays.add(array);
                statement.setArray(index + 2, array);
            }
            statement.executeUpdate();
            for (var array : arrays) {
                array.free();
            }
        }
    }
}
