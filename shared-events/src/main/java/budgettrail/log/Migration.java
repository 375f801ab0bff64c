package budgettrail.log;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Brings one schema up to date, as the owner. Each schema has its scripts and its history of its
 * own.
 */
public final class Migration {
    private static final long ONE_AT_A_TIME = 4_210_011;

    private Migration() {}

    /** Runs {@code db/<schema>}; the scripts grant to {@code ${application}}. */
    public static void migrate(DatabaseAccess access, String schema) {
        scripts(access, schema).load().migrate();
        show(access, schema);
    }

    /** What is run, so that a test may stop at the scripts of an older version. */
    public static FluentConfiguration scripts(DatabaseAccess access, String schema) {
        return Flyway.configure()
                .dataSource(access.url(), access.ownerUser(), access.ownerPassword())
                .schemas(schema)
                .defaultSchema(schema)
                .table("migration")
                .locations("classpath:db/" + schema)
                .placeholders(Map.of("application", access.applicationUser()));
    }

    /** The application may see how far it came. */
    private static void show(DatabaseAccess access, String schema) {
        try (var connection =
                        DriverManager.getConnection(
                                access.url(), access.ownerUser(), access.ownerPassword());
                var statement = connection.createStatement()) {
            statement.execute(
                    "SELECT pg_advisory_xact_lock(%d); GRANT SELECT ON %s.migration TO \"%s\""
                            .formatted(ONE_AT_A_TIME, schema, access.applicationUser()));
        } catch (SQLException e) {
            throw new IllegalStateException("The migration of " + schema + " stays hidden", e);
        }
    }
}
