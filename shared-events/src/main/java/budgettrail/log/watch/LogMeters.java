package budgettrail.log.watch;

import budgettrail.log.LogWatch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Measures how the log is written. What each figure means is in docs/operations.md. */
final class LogMeters implements LogWatch {
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private final Timer append;
    private final Timer group;
    private final Timer waiting;
    private final Timer way;
    private final Counter facts;
    private final DistributionSummary units;
    private final Map<Refusal, Counter> refusals = new EnumMap<>(Refusal.class);
    private volatile IntSupplier queue = () -> 0;
    private volatile @Nullable Long recorded;
    private volatile LastAppend.@Nullable Failure failure;

    LogMeters(MeterRegistry meters) {
        append = timer(meters, "budgettrail.log.append", "From handing a unit in to its answer");
        group = timer(meters, "budgettrail.log.group", "One transaction of the writer");
        waiting =
                timer(
                        meters,
                        "budgettrail.log.waiting",
                        "From handing in to being taken up, or giving up");
        way = timer(meters, "budgettrail.log.way", "What a group was kept for late figures");
        facts =
                Counter.builder("budgettrail.log.facts")
                        .description("Facts that this process recorded")
                        .register(meters);
        units =
                DistributionSummary.builder("budgettrail.log.group.units")
                        .description("Units written in one transaction")
                        .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64, 128, 256)
                        .register(meters);
        Gauge.builder("budgettrail.log.queue", () -> queue.getAsInt())
                .description("Units that wait to be written")
                .register(meters);
        for (var why : Refusal.values()) {
            refusals.put(
                    why,
                    Counter.builder("budgettrail.log.refused")
                            .description("Units that were not recorded, or not known to be")
                            .tag("reason", why.name())
                            .register(meters));
        }
    }

    LastAppend last() {
        return new LastAppend(recorded, failure);
    }

    @Override
    public void recorded(int more, long nanos) {
        append.record(nanos, TimeUnit.NANOSECONDS);
        facts.increment(more);
        recorded = System.nanoTime();
    }

    @Override
    public void refused(Refusal why, String message) {
        Objects.requireNonNull(refusals.get(why)).increment();
        if (why == Refusal.UNAVAILABLE || why == Refusal.OUTCOME_UNKNOWN) {
            failure = new LastAppend.Failure(System.nanoTime(), message);
        }
    }

    @Override
    public void written(int writtenUnits, int writtenFacts, long nanos) {
        group.record(nanos, TimeUnit.NANOSECONDS);
        units.record(writtenUnits);
    }

    @Override
    public void gaveWay(long nanos) {
        way.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void queue(IntSupplier now) {
        queue = now;
    }

    @Override
    public void waited(long nanos) {
        waiting.record(nanos, TimeUnit.NANOSECONDS);
    }

    private static Timer timer(MeterRegistry meters, String name, String description) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(BOUNDS)
                .register(meters);
    }
}
