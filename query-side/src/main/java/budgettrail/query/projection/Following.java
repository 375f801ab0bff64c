package budgettrail.query.projection;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the views follow the log, at one look.
 *
 * @param head the newest position of the log
 * @param position the last position that the views hold
 * @param oldest when the first fact past that position was recorded; none if there is none
 * @param obstacle why the reader of the log cannot go on; none if it can
 * @param parked facts that could not be posted
 * @param notAddedUp full stretches of the journal that are not added up yet
 * @param owner the node that holds the processor's claim; none if nobody does
 * @param claimed when the claim was last made or renewed
 * @param looked when this was seen
 * @param since from when on the views have been seen to stand there
 */
record Following(
        long head,
        long position,
        @Nullable Instant oldest,
        @Nullable String obstacle,
        long parked,
        long notAddedUp,
        @Nullable String owner,
        @Nullable Instant claimed,
        Instant looked,
        Instant since) {

    /** Facts of the log that are not in the views yet. */
    long lag() {
        return Math.max(0, head - position);
    }

    /** The age of the oldest of them, 0 if there are none. */
    long lagMillis() {
        return oldest == null ? 0 : Math.max(0, Duration.between(oldest, looked).toMillis());
    }

    /** Whether the views hold facts that the log does not: it is not the log they were made of. */
    boolean ahead() {
        return position > head;
    }

    /** Whether they have not moved for so long, although a fact has waited as long. */
    boolean standStill(Duration patience) {
        var then = looked.minus(patience);
        return oldest != null && oldest.isBefore(then) && !since.isAfter(then);
    }

    /** Whether no node has followed the log for so long. */
    boolean abandoned(Duration patience) {
        return claimed == null || claimed.isBefore(looked.minus(patience));
    }
}
