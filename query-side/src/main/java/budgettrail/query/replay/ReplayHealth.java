package budgettrail.query.replay;

import budgettrail.log.watch.LogHealth;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether the figures that are read were found to be what the log says. Never because they were not
 * compared lately: that is measured.
 */
@Component("selfCheck")
final class ReplayHealth implements HealthIndicator {
    private final Replay replay;
    private final Supplier<Health> glance;

    ReplayHealth(@Qualifier("log") LogHealth log, Replay replay) {
        this.replay = replay;
        this.glance = log.unlessAway(this::look);
    }

    @Override
    public Health health() {
        return glance.get();
    }

    private Health look() {
        try {
            return replay.telling().map(ReplayHealth::of).orElseGet(() -> Health.up().build());
        } catch (RuntimeException unreadable) {
            return Health.down(unreadable).build();
        }
    }

    private static Health of(ToldReplay told) {
        var differences = told.differences() == null ? 0 : told.differences();
        var health = differences > 0 ? Health.down() : Health.up();
        health.withDetail("replay", told.progress().job()).withDetail("differences", differences);
        var ended = told.progress().endedAt();
        if (ended != null) {
            health.withDetail("replayedAt", ended.toString());
        }
        told.first().stream()
                .findFirst()
                .ifPresent(first -> health.withDetail("firstDifference", first.toString()));
        return health.build();
    }
}
