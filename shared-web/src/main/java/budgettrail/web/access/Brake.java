package budgettrail.web.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.LongSupplier;

/**
 * Slows down whoever guesses passwords: after five wrong ones in a row for a user name nobody is
 * let in by it for half a minute, not even with the right one. Whether there is such an account is
 * not known here, and so not to be learned.
 */
final class Brake {
    static final int MOST_WRONG = 5;
    static final int MOST_NAMES = 10_000;
    static final int LONGEST_NAME = 64;
    static final Duration LASTS = Duration.ofSeconds(30);

    private record Tries(int wrong, long last) {}

    private final SequencedMap<String, Tries> names = new LinkedHashMap<>();
    private final LongSupplier nanoTime;

    /**
     * @param nanoTime whose count nobody sets
     */
    Brake(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** For how long nobody is let in by the name; zero if anybody may try. */
    synchronized Duration left(String name) {
        var tries = names.get(key(name));
        if (tries == null || tries.wrong() < MOST_WRONG) {
            return Duration.ZERO;
        }
        var left = LASTS.minusNanos(nanoTime.getAsLong() - tries.last());
        if (left.isPositive()) {
            return left;
        }
        names.remove(key(name));
        return Duration.ZERO;
    }

    /** A password was wrong. Of too many names the one that was tried longest ago is forgotten. */
    synchronized void wrong(String name) {
        var before = names.remove(key(name));
        var wrong = before == null ? 1 : before.wrong() + 1;
        names.putLast(key(name), new Tries(wrong, nanoTime.getAsLong()));
        if (names.size() > MOST_NAMES) {
            names.pollFirstEntry();
        }
    }

    synchronized void right(String name) {
        names.remove(key(name));
    }

    private static String key(String name) {
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }
}
