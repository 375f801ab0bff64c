package budgettrail.query.sheet;

import budgettrail.web.problem.Problem;
import budgettrail.web.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Lets a few whole tables be made at a time: all rows of one are in memory while they are sorted,
 * searched or written to a file. Whoever waits for his turn holds no connection.
 */
@Component
final class Turns {
    static final int AT_ONCE = 2;

    /** Made, or about to be, and not sent to the end. */
    static final int FILES = 32;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String AGAIN_IN_S = "5";

    private final Semaphore free;
    private final Semaphore files = new Semaphore(FILES);
    private final Duration patience;

    Turns() {
        this(AT_ONCE, PATIENCE);
    }

    Turns(int atOnce, Duration patience) {
        this.free = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    /** Makes something of whole tables. */
    @FunctionalInterface
    interface Work<T, E extends Exception> {
        T make() throws E;
    }

    /** Makes a file and sends it. */
    @FunctionalInterface
    interface Keeping<E extends Exception> {
        void run() throws E;
    }

    /** What the work makes, in its turn; refused if that does not come soon. */
    <T, E extends Exception> T take(Work<T, E> work) throws E {
        if (!come()) {
            throw tooMany();
        }
        try {
            return work.make();
        } finally {
            free.release();
        }
    }

    /** Lets as many files lie on the disk, until the slowest client has read the last byte. */
    <E extends Exception> void keepFile(Keeping<E> work) throws E {
        if (!files.tryAcquire()) {
            throw tooMany();
        }
        try {
            work.run();
        } finally {
            files.release();
        }
    }

    private static ProblemException tooMany() {
        return new ProblemException(
                Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "TOO_MANY_TABLES")
                        .withHeader(HttpHeaders.RETRY_AFTER, AGAIN_IN_S));
    }

    /** How many wait for theirs. */
    int waiting() {
        return free.getQueueLength();
    }

    private boolean come() {
        try {
            return free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // The server stops.
            return false;
        }
    }
}
