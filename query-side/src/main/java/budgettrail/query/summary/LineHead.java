package budgettrail.query.summary;

import budgettrail.query.indicators.Scope;
import budgettrail.query.indicators.ScopeSql;
import budgettrail.query.reading.FirstFound;
import budgettrail.query.reading.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * A line and what it is for.
 *
 * @param project none: it is not for one
 */
record LineHead(String key, String unit, String function, @Nullable String project) {
    private static final String FIRST =
            """
            SELECT key, unit, function, project, count(*) OVER () AS all_of_them FROM scope ORDER BY key
            LIMIT cast(:most AS bigint)
            """;

    /**
     * The first lines of a scope by key.
     *
     * @param most none: all of them
     */
    static FirstFound<LineHead> of(Snapshot snapshot, Scope scope, @Nullable Integer most) {
        return FirstFound.of(
                ScopeSql.withKeys(snapshot, scope, FIRST).param("most", most),
                (row, _) ->
                        new LineHead(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4)));
    }
}
