package budgettrail.query.index;

import budgettrail.log.watch.LogHealth;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether facts are made ready to be searched. Never because that is late. */
final class IndexHealth implements HealthIndicator {
    private final Indexer indexer;
    private final Supplier<Health> glance;

    IndexHealth(LogHealth log, Indexer indexer) {
        this.indexer = indexer;
        this.glance = log.unlessAway(this::look);
    }

    @Override
    public Health health() {
        return glance.get();
    }

    private Health look() {
        var health = Health.up().withDetail("indexed", indexer.last());
        var trouble = indexer.trouble();
        return (trouble == null ? health : health.down().withDetail("trouble", trouble)).build();
    }
}
