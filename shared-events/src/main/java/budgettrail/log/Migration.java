package budgettrail.log;

import java.util.Map;
import org.flywaydb.core.Flyway;

/**
 * Brings one schema up to date, as the owner. Each schema has its scripts and its history of its
 * own.
 */
public final class Migration {
    private Migration() {}

    /** Runs {@code db/<schema>}; the scripts grant to {@code ${application}}. */
    public static void migrate(DatabaseAccess access, String schema) {
        Flyway.configure()
                .dataSource(access.url(), access.ownerUser(), access.ownerPassword())
                .schemas(schema)
                .defaultSchema(schema)
                .table("migration")
                .locations("classpath:db/" + schema)
                .placeholders(Map.of("application", access.applicationUser()))
                .load()
                .migrate();
    }
}
