package budgettrail.command.importing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.Supplier;

/** Figures of the imports. What each of them means is in docs/operations.md. */
final class ImportMeters implements MeterBinder {
    private final Supplier<Integer> unfinished;

    /**
     * @param unfinished how many have not ended; it fails while the database is away
     */
    ImportMeters(Supplier<Integer> unfinished) {
        this.unfinished = unfinished;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("budgettrail.imports.unfinished", unfinished::get)
                .description("Imports that have begun to record facts and have not ended")
                .register(meters);
    }
}
