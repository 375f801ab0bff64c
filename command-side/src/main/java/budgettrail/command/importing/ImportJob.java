package budgettrail.command.importing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An import that has begun to record facts, or has ended.
 *
 * @param fingerprint of everything its sender said; the same key with another is refused
 * @param decidedAt the log's head when it was decided
 * @param posted descriptions and commands recorded so far
 * @param position of its last fact, once it is done
 * @param error why it cannot go on
 */
record ImportJob(
        Stamp stamp,
        String idempotencyKey,
        String fingerprint,
        Order order,
        String sha256,
        long decidedAt,
        Counts counts,
        Status status,
        int posted,
        @Nullable Long position,
        @Nullable String error,
        Instant created) {

    /** What the file was found to hold. */
    record Counts(String encoding, int rows, int facts, String controlSum) {}

    /** How far it is. */
    enum Status {
        POSTING,
        DONE,
        /** Others were first: a row that could be recorded when it was decided no longer can. */
        STUCK
    }

    String id() {
        return stamp.importId();
    }
}
