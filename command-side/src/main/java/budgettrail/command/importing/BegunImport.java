package budgettrail.command.importing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an import stands that has begun.
 *
 * @param actor who gave it
 * @param kind as in the address
 * @param status {@code POSTING}: under way, or cut off and ended by itself; {@code DONE}; {@code
 *     STUCK}: it goes on when the same file comes again under the same key
 * @param entries at least so many names and entries are recorded; all, if it is done
 * @param rows rows of the file, without a total
 * @param facts facts that it was to record
 * @param position of the last fact, once it is done
 * @param finishedAt when it was done
 * @param error why it is stuck: a line for each error, with row, column and code
 */
record BegunImport(
        String importId,
        String actor,
        String kind,
        int fiscalYear,
        ImportJob.Status status,
        @Schema(description = ENTRIES) int entries,
        int rows,
        int facts,
        @Nullable Long position,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Schema(description = ERROR) @Nullable String error) {
    private static final String ENTRIES =
            "At least so many of its names and entries are recorded; all, if it is done.";
    private static final String ERROR =
            "Why it is stuck: a line for each error, with row, column and code.";
}
