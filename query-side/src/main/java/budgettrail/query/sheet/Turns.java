package budgettrail.query.sheet;

import budgettrail.web.problem.Room;
import java.time.Duration;
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
    private static final String FULL = "TOO_MANY_TABLES";

    private final Room making;
    private final Room files = new Room(FILES, Duration.ZERO, FULL);

    Turns() {
        this(AT_ONCE, PATIENCE);
    }

    Turns(int atOnce, Duration patience) {
        this.making = new Room(atOnce, patience, FULL);
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
        making.enter(1);
        try {
            return work.make();
        } finally {
            making.leave(1);
        }
    }

    /** Lets as many files lie on the disk, until the slowest client has read the last byte. */
    <E extends Exception> void keepFile(Keeping<E> work) throws E {
        files.enter(1);
        try {
            work.run();
        } finally {
            files.leave(1);
        }
    }

    /** How many wait for theirs. */
    int waiting() {
        return making.waiting();
    }
}
