package budgettrail.faults;

import budgettrail.event.Fact;
import budgettrail.log.Codec;
import budgettrail.log.Metadata;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the log as PostgreSQL has it.
 *
 * @param committed when its transaction was committed, by PostgreSQL's own account
 */
record LogRow(
        long position,
        String stream,
        long sequence,
        Fact fact,
        Metadata metadata,
        Instant recordedAt,
        @Nullable Instant committed) {
    private static final Codec CODEC = new Codec();
    private static final int PAGE = 5_000;
    private static final String ALL =
            """
            SELECT position, stream, sequence, type, version, payload, metadata, recorded_at,
                   pg_xact_commit_timestamp(xmin) AS committed
            FROM log.event ORDER BY position
            """;

    /** The key it was recorded under; of a row of a file, its place there. */
    String key() {
        return Imported.is(this) ? Imported.key(this) : ofClient();
    }

    private String ofClient() {
        return metadata.idempotencyKey() == null ? "" : metadata.idempotencyKey();
    }

    static List<LogRow> all(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        var all = new ArrayList<LogRow>();
        try (var statement = connection.prepareStatement(ALL)) {
            statement.setFetchSize(PAGE);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var committed = rows.getObject("committed", OffsetDateTime.class);
                    all.add(
                            new LogRow(
                                    rows.getLong("position"),
                                    rows.getString("stream"),
                                    rows.getLong("sequence"),
                                    CODEC.decode(
                                            rows.getString("type"),
                                            rows.getShort("version"),
                                            rows.getBytes("payload")),
                                    CODEC.metadata(rows.getBytes("metadata")),
                                    rows.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                                    committed == null ? null : committed.toInstant()));
                }
            }
        }
        connection.rollback();
        return all;
    }
}
