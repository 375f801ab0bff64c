package budgettrail.query.projection;

import budgettrail.log.DatabaseAccess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Views that are not views of this log: it was restored from an older copy than they were, or the
 * copy that both came with is doubtful. They are emptied before anybody follows the log, and so
 * made again from its first fact. Who restores a database and is in doubt says so in a comment on
 * the schema of the views.
 */
final class ViewsInDoubt {
    private static final Logger LOG = LoggerFactory.getLogger(ViewsInDoubt.class);

    /** All in one statement: one state of the database. */
    private static final String STATE =
            """
            SELECT (SELECT coalesce(max(position), 0) FROM log.event) AS head,
                   (SELECT max(position) FROM query.generation) AS views,
                   (SELECT position FROM query.live JOIN query.generation USING (generation)) AS live,
                   (SELECT max(cast(cast(convert_from(token, 'UTF8') AS json) ->> 'globalIndex' AS bigint))
                    FROM query.token WHERE type LIKE '%GlobalSequenceTrackingToken') AS token,
                   obj_description(CAST('query' AS regnamespace)) AS doubt
            """;

    private static final String TABLES =
            """
            SELECT 'query.' || quote_ident(table_name) FROM information_schema.columns
            WHERE table_schema = 'query' AND column_name = 'generation' AND table_name NOT IN ('generation', 'live')
            """;

    private record State(long head, long views, long live, long token, @Nullable String doubt) {
        /** Why they are not of this log. */
        Optional<String> reason() {
            if (doubt != null) {
                return Optional.of(doubt);
            }
            if (Math.max(views, token) > head) {
                return Optional.of(
                        "the views hold facts up to %d, the log only up to %d"
                                .formatted(Math.max(views, token), head));
            }
            return token > live
                    ? Optional.of(
                            "their processor was at %d, they hold facts up to %d"
                                    .formatted(token, live))
                    : Optional.empty();
        }
    }

    private ViewsInDoubt() {}

    /** Empties them if they are; says so. */
    static void empty(DatabaseAccess access) {
        try (var connection =
                DriverManager.getConnection(
                        access.url(), access.ownerUser(), access.ownerPassword())) {
            connection.setAutoCommit(false);
            var reason = state(connection).reason();
            if (reason.isPresent()) {
                LOG.error(
                        "The views are not those of this log, and are made again from it: {}",
                        reason.get());
                empty(connection);
                connection.commit();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The views could not be compared with the log", e);
        }
    }

    private static State state(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(STATE)) {
            row.next();
            return new State(
                    row.getLong("head"),
                    row.getLong("views"),
                    row.getLong("live"),
                    row.getLong("token"),
                    row.getString("doubt"));
        }
    }

    private static void empty(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            var tables = tables(connection);
            statement.execute("TRUNCATE query.token, " + String.join(", ", tables));
            statement.execute("UPDATE query.generation SET position = 0");
            statement.execute("COMMENT ON SCHEMA query IS NULL");
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }
}
