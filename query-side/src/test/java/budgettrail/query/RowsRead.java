package budgettrail.query;

import budgettrail.query.reading.Snapshot;

/** Counts rows that the database looked at, as the cost of a question. */
public final class RowsRead {
    private static final String ROWS =
            """
            SELECT coalesce(sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)), 0)::bigint
            FROM pg_stat_xact_user_tables WHERE schemaname || '.' || relname = ANY (:tables)
            """;

    private RowsRead() {}

    /** Those of the tables that were looked at for the snapshot until now. */
    public static long of(Snapshot snapshot, String... tables) {
        return snapshot.database().sql(ROWS).param("tables", tables).query(Long.class).single();
    }
}
