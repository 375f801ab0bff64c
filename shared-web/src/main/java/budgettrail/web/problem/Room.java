package budgettrail.web.problem;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Room for so many at a time. Others wait for theirs, in the order in which they came, and are
 * asked to come back if there is none soon. Who has entered leaves again, whatever happens.
 */
public final class Room {
    private static final String AGAIN_IN_S = "5";

    private final Semaphore free;
    private final Duration patience;
    private final String full;

    /**
     * @param patience how long it is waited for
     * @param full the code of the problem where there is none
     */
    public Room(int size, Duration patience, String full) {
        this.free = new Semaphore(size, true);
        this.patience = patience;
        this.full = full;
    }

    /**
     * Takes so much of it.
     *
     * @throws ProblemException if there is not enough soon
     */
    public void enter(int needed) {
        if (!comes(needed)) {
            throw new ProblemException(
                    Problem.of(HttpStatus.SERVICE_UNAVAILABLE, full)
                            .withHeader(HttpHeaders.RETRY_AFTER, AGAIN_IN_S));
        }
    }

    public void leave(int needed) {
        free.release(needed);
    }

    /** How much is left. */
    public int free() {
        return free.availablePermits();
    }

    /** How many wait. */
    public int waiting() {
        return free.getQueueLength();
    }

    private boolean comes(int needed) {
        try {
            return free.tryAcquire(needed, patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // The server stops.
            return false;
        }
    }
}
