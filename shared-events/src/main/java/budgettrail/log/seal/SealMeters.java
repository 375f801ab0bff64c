package budgettrail.log.seal;

import budgettrail.log.job.Progress;
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

/** Figures of the seal. What each of them means is in docs/operations.md. */
final class SealMeters implements MeterBinder {
    private final Sealer sealer;
    private final Supplier<Long> faults;
    private final Supplier<@Nullable Number> age;

    SealMeters(LogHealth log, Sealer sealer, Verifications verifications) {
        this.sealer = sealer;
        this.faults =
                log.onlyIfThere(() -> verifications.telling().map(SealMeters::faults).orElse(0L));
        this.age = log.onlyIfThere(() -> verifications.whole().map(SealMeters::age).orElse(null));
    }

    /** One that failed has found that much at least. */
    private static long faults(VerificationProgress told) {
        return told.state() == Progress.State.FAILED ? Math.max(1, told.faults()) : told.faults();
    }

    private static @Nullable Number age(VerificationProgress told) {
        var ended = told.progress().endedAt();
        return ended == null ? null : Duration.between(ended, Instant.now()).toMillis();
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("budgettrail.seal.position", () -> sealer.newest().map(Head::size).orElse(0L))
                .description("How many facts the newest signed head covers")
                .register(meters);
        Gauge.builder("budgettrail.seal.faults", faults::get)
                .description("How many faults verifications found, from the last whole one on")
                .register(meters);
        TimeGauge.builder("budgettrail.seal.verification.age", age::get, TimeUnit.MILLISECONDS)
                .description("Age of the last verification of the whole log that came to its end")
                .register(meters);
    }
}
