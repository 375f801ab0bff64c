package budgettrail.log.watch;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether facts can be recorded. An append of the last seconds proves it; else the application's
 * role is asked for its rights, and commits a message of some bytes that reaches the disk and no
 * table. A failed append counts until one succeeds, for a minute at most.
 */
final class LogWritingHealth implements HealthIndicator {
    private static final Duration PROOF_LASTS = Duration.ofSeconds(10);
    private static final Duration FAILURE_LASTS = Duration.ofMinutes(1);

    private static final String RIGHTS =
            """
            SELECT has_table_privilege('log.event', 'INSERT')
                   AND has_table_privilege('log.register', 'INSERT')
            """;
    private static final String REACH_THE_DISK =
            "SELECT pg_logical_emit_message(true, 'budget-trail', 'health')";

    private final Supplier<LastAppend> last;
    private final DataSource database;
    private final Supplier<Health> glance;

    LogWritingHealth(LogHealth log, Supplier<LastAppend> last, DataSource database) {
        this.last = last;
        this.database = database;
        this.glance = log.unlessAway(this::look);
    }

    @Override
    public Health health() {
        return glance.get();
    }

    private Health look() {
        var now = System.nanoTime();
        var append = last.get();
        var health = Health.up();
        if (append.failsSince(now - FAILURE_LASTS.toNanos())) {
            health.down();
        } else if (!append.provesWritingSince(now - PROOF_LASTS.toNanos())) {
            tryIt(health);
        }
        age(health, "lastAppendMillis", append.recorded(), now);
        var failure = append.failure();
        if (failure != null) {
            age(health, "lastFailureMillis", failure.moment(), now);
            health.withDetail("lastFailure", failure.message());
        }
        return health.build();
    }

    private void tryIt(Health.Builder health) {
        try (var connection = database.getConnection()) {
            if (!mayInsert(connection)) {
                health.down().withDetail("rights", "The application's role may not insert");
                return;
            }
            try (var statement = connection.createStatement()) {
                statement.execute(REACH_THE_DISK);
            }
        } catch (SQLException e) {
            health.down(e);
        }
    }

    private static boolean mayInsert(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(RIGHTS)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static void age(Health.Builder health, String name, @Nullable Long moment, long now) {
        if (moment != null) {
            health.withDetail(name, TimeUnit.NANOSECONDS.toMillis(now - moment));
        }
    }
}
