package budgettrail.log.watch;

import org.jspecify.annotations.Nullable;

/**
 * What became of the last appends of this process. Moments are those of {@link System#nanoTime}: a
 * clock that is put right makes none of them younger or older.
 *
 * @param recorded when facts last came to be on disk
 * @param failure the last time that the database refused, or lost, an append
 */
record LastAppend(@Nullable Long recorded, @Nullable Failure failure) {

    /** When it was, and what the database said. */
    record Failure(long moment, String message) {}

    /** Whether facts came to be on disk since the moment, and nothing failed after them. */
    boolean provesWritingSince(long moment) {
        return recorded != null
                && isAfter(recorded, moment)
                && (failure == null || isAfter(recorded, failure.moment()));
    }

    /** Whether the last thing known since the moment is a failure. */
    boolean failsSince(long moment) {
        return failure != null
                && isAfter(failure.moment(), moment)
                && (recorded == null || isAfter(failure.moment(), recorded));
    }

    private static boolean isAfter(long one, long other) {
        return one - other > 0; // They may begin anywhere, and run over.
    }
}
