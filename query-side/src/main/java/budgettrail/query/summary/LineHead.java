package budgettrail.query.summary;

import budgettrail.query.indicators.Scope;
import budgettrail.query.indicators.ScopeSql;
import budgettrail.query.reading.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line and what it is for.
 *
 * @param project none: it is not for one
 */
record LineHead(String key, String unit, String function, @Nullable String project) {
    private static final String FIRST =
            """
            SELECT key, unit, function, project, count(*) OVER () FROM scope ORDER BY key
            LIMIT cast(:most AS bigint)
            """;

    /**
     * The first lines of a scope by key.
     *
     * @param all how many it has
     */
    record First(List<LineHead> heads, long all) {
        String[] keys() {
            return heads.stream().map(LineHead::key).toArray(String[]::new);
        }
    }

    private record Counted(LineHead head, long all) {}

    /**
     * @param most none: all of them
     */
    static First of(Snapshot snapshot, Scope scope, @Nullable Integer most) {
        var found =
                ScopeSql.withKeys(snapshot, scope, FIRST)
                        .param("most", most)
                        .query(
                                (row, _) ->
                                        new Counted(
                                                new LineHead(
                                                        row.getString(1),
                                                        row.getString(2),
                                                        row.getString(3),
                                                        row.getString(4)),
                                                row.getLong(5)))
                        .list();
        return new First(
                found.stream().map(Counted::head).toList(),
                found.isEmpty() ? 0 : found.getFirst().all());
    }
}
