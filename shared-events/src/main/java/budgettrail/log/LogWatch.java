package budgettrail.log;

import java.util.function.IntSupplier;

/**
 * Who watches the log being written. It is told by the threads that write, so it must be quick and
 * must not throw. Times are in nanoseconds.
 */
public interface LogWatch {
    /** Watches nothing. */
    LogWatch NOBODY = new LogWatch() {};

    /** Why a unit was not recorded, or not known to be. */
    enum Refusal {
        /** Somebody else was first on a stream, or took a key. */
        CONFLICT,
        /** The database could not be written, or too many units wait. */
        UNAVAILABLE,
        /** The answer to the commit was lost. */
        OUTCOME_UNKNOWN,
        /** Anything else: a fact that cannot be encoded, a bug. */
        FAILED
    }

    /** A unit's facts are on disk: from when it was handed in until its answer. */
    default void recorded(int facts, long nanos) {}

    /** A unit was answered with a failure. */
    default void refused(Refusal why, String message) {}

    /** A group is on disk: the units and facts in it, and what its transaction took. */
    default void written(int units, int facts, long nanos) {}

    /** The next group was kept for so long, so that the figures could follow. */
    default void gaveWay(long nanos) {}

    /** Told once: whom to ask how many units wait now. */
    default void queue(IntSupplier waiting) {}

    /** A unit was taken into a group, or gave up: how long it had waited. */
    default void waited(long nanos) {}
}
