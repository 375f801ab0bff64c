package budgettrail.query.index;

import budgettrail.log.EventLog;
import budgettrail.log.watch.LogHealth;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Figures of the index. What each of them means is in docs/operations.md. */
final class IndexMeters implements MeterBinder {
    private final Supplier<Following> glance;

    private record Following(long indexed, long lag) {}

    IndexMeters(LogHealth health, EventLog log, DataSource database) {
        var segments = new Segments(JdbcClient.create(database));
        this.glance =
                health.onlyIfThere(
                        () -> {
                            var indexed = segments.standing().last();
                            return new Following(
                                    indexed, Math.max(0, log.head() - indexed - Tail.MOST));
                        });
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        gauge(meters, "position", "The last fact in a segment of the search", Following::indexed);
        gauge(meters, "lag.facts", "Facts that no search finds yet", Following::lag);
    }

    private void gauge(
            MeterRegistry meters, String name, String text, Function<Following, Long> what) {
        Gauge.builder("budgettrail.search." + name, () -> seen(what))
                .description(text)
                .register(meters);
    }

    /** No number while the database is away. */
    private @Nullable Number seen(Function<Following, Long> what) {
        try {
            return what.apply(glance.get());
        } catch (RuntimeException unknown) {
            return null;
        }
    }
}
