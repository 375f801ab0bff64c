package budgettrail.query.job;

import budgettrail.web.problem.Problem;
import budgettrail.web.problem.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells whoever watches a work how far it is, as events, until it has ended: a few at a time, each
 * for some minutes, after which he asks again. A watcher is a thread that waits, and costs no more;
 * one whose caller is gone ends at the next event or the next breath.
 */
@Component
public final class Watchers implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Watchers.class);

    /** Of one node. Each asks the database twice a second. */
    static final int MOST = 32;

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration BREATHE_EVERY = Duration.ofSeconds(5);
    private static final Duration LASTS = Duration.ofMinutes(10);
    private static final String AGAIN_IN_S = "10";

    private final Semaphore free = new Semaphore(MOST);
    private volatile boolean stopping;

    /**
     * What is told at a moment.
     *
     * @param over whether there will be nothing else to tell
     */
    public record Told(Object event, boolean over) {
        /** There was no such work yet. */
        public static final Told NOTHING = new Told(Map.of("state", "NONE"), true);
    }

    /** Events, as they come; the first one at once, the last one when it is over. */
    public SseEmitter watch(Supplier<Told> work) {
        if (!free.tryAcquire()) {
            throw new ProblemException(
                    Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "TOO_MANY_WATCHERS", MOST)
                            .withHeader(HttpHeaders.RETRY_AFTER, AGAIN_IN_S));
        }
        var events = new SseEmitter(LASTS.plus(BREATHE_EVERY).toMillis());
        Thread.ofVirtual().name("watcher").start(() -> tell(work, events));
        return events;
    }

    /** How many more may watch. */
    public int free() {
        return free.availablePermits();
    }

    private void tell(Supplier<Told> work, SseEmitter events) {
        try {
            follow(work, events);
            events.complete();
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("A watcher is gone", gone);
            events.complete();
        } catch (RuntimeException unreadable) {
            LOG.warn("A work cannot be watched", unreadable);
            events.complete(); // He asks again, or looks at the page.
        } finally {
            free.release();
        }
    }

    private void follow(Supplier<Told> work, SseEmitter events) throws IOException {
        var begun = System.nanoTime();
        var breathed = begun;
        @Nullable Object last = null;
        while (!stopping && System.nanoTime() - begun < LASTS.toNanos()) {
            var told = work.get();
            if (!Objects.equals(told.event(), last)) {
                last = told.event();
                events.send(last, MediaType.APPLICATION_JSON);
                breathed = System.nanoTime();
            } else if (System.nanoTime() - breathed > BREATHE_EVERY.toNanos()) {
                events.send(SseEmitter.event().comment("under way"));
                breathed = System.nanoTime();
            }
            if (told.over()) {
                return;
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    @Override
    public void start() {
        stopping = false;
    }

    /** Before the server waits for those who are being answered. */
    @Override
    public void stop() {
        stopping = true;
    }

    @Override
    public boolean isRunning() {
        return !stopping;
    }
}
