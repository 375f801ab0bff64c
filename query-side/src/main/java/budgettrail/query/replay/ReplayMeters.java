package budgettrail.query.replay;

import budgettrail.log.watch.LogHealth;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Figures of replays. What each of them means is in docs/operations.md. */
@Component
final class ReplayMeters implements MeterBinder {
    private final Supplier<Long> differences;
    private final Supplier<@Nullable Number> age;

    ReplayMeters(@Qualifier("log") LogHealth log, Replay replay) {
        this.differences =
                log.onlyIfThere(() -> replay.telling().map(ToldReplay::differences).orElse(0L));
        this.age = log.onlyIfThere(() -> replay.whole().map(ReplayMeters::age).orElse(null));
    }

    private static @Nullable Number age(ToldReplay told) {
        var ended = told.progress().endedAt();
        return ended == null ? null : Duration.between(ended, Instant.now()).toMillis();
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("budgettrail.replay.differences", () -> seen(differences))
                .description("In how many places what is live was found to differ from the log")
                .register(meters);
        TimeGauge.builder("budgettrail.replay.age", () -> seen(age), TimeUnit.MILLISECONDS)
                .description("Age of the last replay of everything that came to its end")
                .register(meters);
    }

    /** No number while the database is away, or before there is one. */
    private static @Nullable Number seen(Supplier<? extends @Nullable Number> glance) {
        try {
            return glance.get();
        } catch (RuntimeException unknown) {
            return null;
        }
    }
}
