package budgettrail.command.importing;

import budgettrail.log.watch.Glance;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Optional;
import org.springframework.dao.DataAccessException;

/** Figures of the imports. What each of them means is in docs/operations.md. */
final class ImportMeters implements MeterBinder {
    private final Glance<Optional<Integer>> unfinished;

    ImportMeters(ImportJobs jobs) {
        this.unfinished = new Glance<>(() -> unfinished(jobs));
    }

    /** No number while the database is away. */
    private static Optional<Integer> unfinished(ImportJobs jobs) {
        try {
            return Optional.of(jobs.unfinished().size());
        } catch (DataAccessException unknown) {
            return Optional.empty();
        }
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("budgettrail.imports.unfinished", () -> unfinished.get().orElse(null))
                .description("Imports that have begun to record facts and have not ended")
                .register(meters);
    }
}
