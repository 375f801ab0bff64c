package budgettrail.log.watch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of the last appends of this process.
 *
 * @param recorded when facts last came to be on disk
 * @param failure the last time that the database refused, or lost, an append
 */
record LastAppend(@Nullable Instant recorded, @Nullable Failure failure) {

    /** When it was, and what the database said. */
    record Failure(Instant moment, String message) {}

    /** Whether facts came to be on disk since the moment, and nothing failed after them. */
    boolean provesWritingSince(Instant moment) {
        return recorded != null
                && recorded.isAfter(moment)
                && (failure == null || recorded.isAfter(failure.moment()));
    }

    /** Whether the last thing known since the moment is a failure. */
    boolean failsSince(Instant moment) {
        return failure != null
                && failure.moment().isAfter(moment)
                && (recorded == null || failure.moment().isAfter(recorded));
    }
}
