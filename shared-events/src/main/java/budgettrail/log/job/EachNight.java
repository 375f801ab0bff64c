package budgettrail.log.job;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins a work each night, when nobody asks for it, at a time of the clock's zone. */
public final class EachNight implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EachNight.class);

    private final String name;
    private final LocalTime at;
    private final Clock clock;
    private final Runnable work;
    private final ScheduledExecutorService nights;

    public EachNight(String name, LocalTime at, Clock clock, Runnable work) {
        this.name = name;
        this.at = at;
        this.clock = clock;
        this.work = work;
        this.nights =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name(name).daemon().factory());
    }

    /** From now on. */
    public void start() {
        var wait = untilNext(ZonedDateTime.now(clock), at).plusSeconds(1).toMillis();
        nights.schedule(this::work, wait, TimeUnit.MILLISECONDS);
    }

    /** From this moment to the next night's. */
    static Duration untilNext(ZonedDateTime now, LocalTime at) {
        var today = now.with(at);
        return Duration.between(now, today.isAfter(now) ? today : now.plusDays(1).with(at));
    }

    private void work() {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("There could be no {} this night", name, e);
        } finally {
            start();
        }
    }

    @Override
    public void close() {
        nights.shutdownNow();
    }
}
