package budgettrail.standalone;

import budgettrail.log.DatabaseAccess;
import budgettrail.log.LogCheck;
import budgettrail.web.StartRefused;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that were copied while a server was writing them. Their log is read to the last byte before
 * anybody believes it; views are made again from it, for nothing proves them.
 */
final class DoubtfulCopy {
    private static final Logger LOG = LoggerFactory.getLogger(DoubtfulCopy.class);
    private static final String MADE_AGAIN =
            "COMMENT ON SCHEMA query IS 'they were copied while the server was running'";

    private static final String READ_ALL =
            """
            DO $$
            DECLARE one regclass;
            BEGIN
                PERFORM set_config('enable_indexonlyscan', 'off', true);
                FOR one IN SELECT oid FROM pg_class WHERE relkind = 'r'
                           AND relnamespace NOT IN ('information_schema'::regnamespace)
                LOOP
                    IF has_table_privilege(one, 'SELECT') THEN
                        EXECUTE 'SELECT count(*) FROM ' || one;
                    END IF;
                END LOOP;
            END $$
            """;

    /** Nor does anything prove the index of the search. */
    private static final String INDEX_MADE_AGAIN = "UPDATE search.made SET version = 0";

    private final Path data;

    DoubtfulCopy(Path data) {
        this.data = data;
    }

    /** Refuses a log that is not whole, and tables that cannot be read. */
    void check(DatabaseAccess access) throws SQLException {
        try (var connection =
                DriverManager.getConnection(
                        access.url(), access.ownerUser(), access.ownerPassword())) {
            if (!has(connection, "log.event")) {
                return; // Nothing was ever recorded.
            }
            var faults = LogCheck.faults(connection);
            if (!faults.isEmpty()) {
                throw refused(String.join("; ", faults));
            }
            connection.setAutoCommit(true);
            execute(connection, READ_ALL);
            if (has(connection, "query.live")) {
                execute(connection, MADE_AGAIN);
            }
            if (has(connection, "search.made")) {
                execute(connection, INDEX_MADE_AGAIN);
            }
            LOG.warn(
                    "{} was copied while its server was running. The log in it is whole; facts"
                            + " recorded after the copying began may be missing",
                    data);
        }
    }

    /** Why such a copy cannot be used. */
    StartRefused refused(String why) {
        return new StartRefused(
                "数据目录 %1$s 是在 PostgreSQL 运行时复制的，已不完整。 The data folder %1$s was copied while PostgreSQL was running, and is torn: %2$s"
                        .formatted(data, why),
                "使用停止后复制的目录，或 pg_basebackup 的备份（见 docs/operations.md）。 Use a copy of the stopped"
                        + " folder, or one by pg_basebackup (see docs/operations.md).");
    }

    private static boolean has(Connection connection, String table) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
            statement.setString(1, table);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
