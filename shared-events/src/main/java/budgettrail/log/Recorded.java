package budgettrail.log;

import budgettrail.event.Fact;
import java.time.Instant;

/**
 * A fact as the log keeps it.
 *
 * @param position its place in the log: 1, 2, 3, … without holes, in commit order
 * @param sequence its place in its stream: 0, 1, 2, …
 * @param recordedAt when the log learned it; never before that of the position before
 */
public record Recorded(
        long position,
        String stream,
        long sequence,
        Fact fact,
        Metadata metadata,
        Instant recordedAt) {}
