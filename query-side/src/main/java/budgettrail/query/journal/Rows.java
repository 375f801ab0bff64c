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
 * of yesterday, and a wrong guess reads whole tables again for each row. Where nothing can be
 * there, they are copied in.
 */
final class Rows {
    /** Fewer than these are not worth a COPY of their own. */
    private static final int FROM_ROWS = 64;

    private final List<String> types;
    private final List<List<@Nullable Object>> columns = new ArrayList<>();
    private final String sql;
    private final @Nullable String copied;
    private final boolean plain;

    private Rows(String statement, @Nullable String copied, boolean plain, String... columns) {
        this.plain = plain;
        this.types = Arrays.stream(columns).map(column -> column.split(" ")[1]).toList();
        types.forEach(_ -> this.columns.add(new ArrayList<>()));
        this.copied = copied;
        this.sql =
                "WITH rows AS (SELECT (SELECT ?::smallint) AS generation, u.* FROM unnest("
                        + types.stream().map(t -> "?::" + t + "[]").collect(Collectors.joining(","))
                        + ") AS u("
                        + names(columns)
                        + ")) "
                        + statement;
    }

    /**
     * Rows for a statement that reads them from {@code rows}, beside {@code rows.generation}.
     *
     * @param columns names and types, {@code "position bigint"}
     */
    static Rows of(String statement, String... columns) {
        return new Rows(statement, null, false, columns);
    }

    /**
     * Rows to be inserted; {@code conflict} says what becomes of a row that is there already. In an
     * unread generation each is written once.
     */
    static Rows inserted(String table, String conflict, String... columns) {
        return new Rows(
                insert(table, conflict, columns),
                into(table, columns),
                conflict.isEmpty(),
                columns);
    }

    /** The same for rows that may be there already in any generation. */
    static Rows merged(String table, String conflict, String... columns) {
        return new Rows(insert(table, conflict, columns), null, false, columns);
    }

    private static String insert(String table, String conflict, String... columns) {
        return "INSERT INTO "
                + into(table, columns)
                + " SELECT generation,"
                + names(columns)
                + " FROM rows "
                + conflict;
    }

    private static String into(String table, String... columns) {
        return "query." + table + " (generation," + names(columns) + ")";
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

    /** Writes them, after which there are none; says how many rows the database wrote. */
    int write(Destination to) throws SQLException {
        var count = columns.getFirst().size();
        if (copied != null && (to.unread() ? count > 0 : plain && count >= FROM_ROWS)) {
            BinaryCopy.in(to.connection(), copied, to.generation(), types, columns);
        } else if (count > 0) {
            count = execute(to.connection(), to.generation());
        }
        columns.forEach(List::clear);
        return count;
    }

    private int execute(Connection connection, int generation) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setInt(1, generation);
            var arrays = new ArrayList<Array>();
            for (var index = 0; index < columns.size(); index++) {
                var array =
                        connection.createArrayOf(types.get(index), columns.get(index).toArray());
                arrays.add(array);
                statement.setArray(index + 2, array);
            }
            var written = statement.executeUpdate();
            for (var array : arrays) {
                array.free();
            }
            return written;
        }
    }
}
