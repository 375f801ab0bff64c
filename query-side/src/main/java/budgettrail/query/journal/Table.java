package budgettrail.query.journal;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How rows of one kind are written: by one statement, however many they are. Such a statement meets
 * what is there by unique key ({@code ON CONFLICT}, or {@code LATERAL … OFFSET 0}) and never by a
 * join whose order the planner may choose: while a large budget comes in, the statistics are of
 * yesterday, and a wrong guess reads whole tables again for each row.
 *
 * @param copied where they are copied to in an unread generation, if nothing can be there. (Among
 *     facts that are followed a COPY costs both sides more than an array, however many they are.)
 */
record Table(String statement, @Nullable String copied, List<ColumnType> types) {
    /**
     * Rows for a statement that reads them from {@code rows}, beside {@code rows.generation}.
     *
     * @param columns names and types, {@code "position bigint"}
     */
    static Table of(String statement, String... columns) {
        return table(statement, null, columns);
    }

    /**
     * Rows to be inserted; {@code conflict} says what becomes of a row that is there already. In an
     * unread generation each is written once.
     */
    static Table inserted(String table, String conflict, String... columns) {
        return table(insert(table, conflict, columns), into(table, columns), columns);
    }

    /** The same for rows that may be there already in any generation. */
    static Table merged(String table, String conflict, String... columns) {
        return table(insert(table, conflict, columns), null, columns);
    }

    Rows rows() {
        return new Rows(this);
    }

    private static Table table(String statement, @Nullable String copied, String... columns) {
        var types = Arrays.stream(columns).map(it -> ColumnType.of(it.split(" ")[1])).toList();
        var unnested =
                IntStream.range(0, columns.length)
                        .mapToObj(
                                index ->
                                        types.get(index).unnested
                                                + " AS "
                                                + columns[index].split(" ")[0])
                        .collect(Collectors.joining(","));
        var rows = "WITH rows AS (SELECT (SELECT ?::smallint) AS generation," + unnested + ") ";
        return new Table(rows + statement, copied, types);
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
}
