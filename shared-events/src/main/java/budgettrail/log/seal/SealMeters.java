package budgettrail.log.seal;

import budgettrail.log.job.Progress;
import budgettrail.log.watch.LogHealth;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.Supplier;

/** Figures of the seal. What each of them means is in docs/operations.md. */
final class SealMeters implements MeterBinder {
    private final Sealer sealer;
    private final Supplier<Long> faults;

    SealMeters(LogHealth log, Sealer sealer, Verifications verifications) {
        this.sealer = sealer;
        this.faults =
                log.onlyIfThere(() -> verifications.telling().map(SealMeters::faults).orElse(0L));
    }

    /** One that failed has found that much at least. */
    private static long faults(VerificationProgress told) {
        return told.state() == Progress.State.FAILED ? Math.max(1, told.faults()) : told.faults();
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("budgettrail.seal.position", () -> sealer.newest().map(Head::size).orElse(0L))
                .description("How many facts the newest signed head covers")
                .register(meters);
        Gauge.builder("budgettrail.seal.faults", faults::get)
                .description("How many faults the last verification found")
                .register(meters);
    }
}
