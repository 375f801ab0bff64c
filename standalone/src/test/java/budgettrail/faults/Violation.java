package budgettrail.faults;

/** A promise that was broken: with the seed that repeats it, the place in the log, and the key. */
final class Violation extends AssertionError {
    private static final long serialVersionUID = 1L;

    Violation(String promise, long position, String key, Object what) {
        super("%s, position %d, key %s: %s".formatted(promise, position, key, what));
    }

    private Violation(long seed, Violation found) {
        super("seed %d, %s".formatted(seed, found.getMessage()), found);
    }

    /** With the seed in front. */
    Violation of(long seed) {
        return new Violation(seed, this);
    }
}
