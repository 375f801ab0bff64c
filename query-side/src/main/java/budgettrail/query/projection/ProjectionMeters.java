package budgettrail.query.projection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Measures how the views follow the log. What each figure means is in docs/operations.md. */
@Component
final class ProjectionMeters implements MeterBinder {
    private final EventProcessingConfiguration processors;
    private final Lookout lookout;

    ProjectionMeters(EventProcessingConfiguration processors, Lookout lookout) {
        this.processors = processors;
        this.lookout = lookout;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        gauge(meters, "lag.facts", "Facts not in the views yet", Following::lag);
        gauge(meters, "parked.facts", "Facts that could not be posted", Following::parked);
        gauge(
                meters,
                "stretches.missing",
                "Full stretches of the journal not added up yet",
                Following::notAddedUp);
        gauge(meters, "position", "The last fact that the views hold", Following::position);
        gauge(meters, "log.head", "The newest fact of the log", Following::head);
        TimeGauge.builder(
                        "budgettrail.projection.lag",
                        () -> seen(Following::lagMillis),
                        TimeUnit.MILLISECONDS)
                .description("Age of the oldest fact not in the views yet")
                .register(meters);
        Gauge.builder("budgettrail.projection.running", this::running)
                .description("1: the processor runs here without an error; 0: it does not")
                .register(meters);
    }

    private void gauge(
            MeterRegistry meters, String name, String text, Function<Following, Long> what) {
        Gauge.builder("budgettrail.projection." + name, () -> seen(what))
                .description(text)
                .register(meters);
    }

    /** No number while the database is away. */
    private @Nullable Number seen(Function<Following, Long> what) {
        try {
            return what.apply(lookout.look());
        } catch (RuntimeException unknown) {
            return null;
        }
    }

    private @Nullable Number running() {
        return processors
                .eventProcessor(Projection.NAME, StreamingEventProcessor.class)
                .filter(StreamingEventProcessor::isRunning)
                .filter(
                        one ->
                                one.processingStatus().values().stream()
                                        .noneMatch(status -> status.isErrorState()))
                .map(_ -> seen(it -> it.obstacle() == null ? 1L : 0L))
                .orElse(0L);
    }
}
