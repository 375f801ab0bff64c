package budgettrail.log.watch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** How far each schema is migrated. A migration that failed is nobody's to build on. */
final class MigrationHealth implements HealthIndicator {
    private static final String SCHEMAS =
            """
            SELECT table_schema FROM information_schema.tables WHERE table_name = 'migration'
            ORDER BY table_schema
            """;
    private static final String LAST =
            """
            SELECT version, success FROM %s.migration WHERE version IS NOT NULL
            ORDER BY installed_rank DESC LIMIT 1
            """;

    private final Supplier<Health> glance;

    MigrationHealth(LogHealth log, DataSource database) {
        this.glance = log.unlessAway(() -> look(database));
    }

    @Override
    public Health health() {
        return glance.get();
    }

    private static Health look(DataSource database) {
        var health = Health.up();
        try (var connection = database.getConnection()) {
            for (var schema : schemas(connection)) {
                add(health, connection, schema);
            }
        } catch (SQLException e) {
            health.down(e);
        }
        return health.build();
    }

    private static void add(Health.Builder health, Connection connection, String schema)
            throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(LAST.formatted(schema))) {
            if (row.next()) {
                health.withDetail(schema, row.getString(1));
                if (!row.getBoolean(2)) {
                    health.down();
                }
            }
        }
    }

    private static List<String> schemas(Connection connection) throws SQLException {
        var schemas = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(SCHEMAS)) {
            while (rows.next()) {
                schemas.add(rows.getString(1));
            }
        }
        return schemas;
    }
}
