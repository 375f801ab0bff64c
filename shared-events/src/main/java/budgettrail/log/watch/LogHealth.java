package budgettrail.log.watch;

import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Whether the log can be read at all: without it nobody can be answered. */
public final class LogHealth implements HealthIndicator {
    private static final String NEWEST = "head";
    private static final String HEAD = "SELECT coalesce(max(position), 0) FROM log.event";

    private final Glance<Health> glance;

    LogHealth(DataSource database) {
        this.glance = new Glance<>(() -> look(database));
    }

    @Override
    public Health health() {
        return glance.get();
    }

    /** The newest position as it was seen last; none while it cannot be read. */
    public Optional<Long> head() {
        return Optional.ofNullable((Long) glance.get().getDetails().get(NEWEST));
    }

    /** A look at more of the same database; not if nobody answers there, for each look waits. */
    public Supplier<Health> unlessAway(Supplier<Health> look) {
        return new Glance<>(
                () ->
                        glance.get().getStatus().equals(Status.UP)
                                ? look.get()
                                : Health.down().withDetail("log", "It cannot be read").build());
    }

    /** The same of what is no health: who looks while nobody answers there fails at once. */
    public <T extends @Nullable Object> Supplier<T> onlyIfThere(Supplier<T> look) {
        return new Glance<>(
                () -> {
                    if (!glance.get().getStatus().equals(Status.UP)) {
                        throw new IllegalStateException("The log cannot be read");
                    }
                    return look.get();
                });
    }

    private static Health look(DataSource database) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(HEAD)) {
            row.next();
            return Health.up().withDetail(NEWEST, row.getLong(1)).build();
        } catch (SQLException e) {
            return Health.down(e).build();
        }
    }
}
