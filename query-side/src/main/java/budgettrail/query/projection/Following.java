package budgettrail.query.projection;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
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
 * @param claim on the views; none if nobody has ever followed the log
 * @param looked when this was seen
 * @param waits for how long the views have been seen to stand there while a fact waited
 * @param unrenewed for how long the claim has been seen as it is
 */
record Following(
        long head,
        long position,
        @Nullable Instant oldest,
        @Nullable String obstacle,
        long parked,
        long notAddedUp,
        @Nullable Claim claim,
        Instant looked,
        Duration waits,
        Duration unrenewed) {

    /**
     * Who follows the log. Who lives renews it every few seconds.
     *
     * @param owner the node that holds it; none if nobody does
     * @param stamp when it was last made or renewed, by the clock of that node: it proves nothing
     */
    record Claim(@Nullable String owner, String stamp) {}

    /** The same after an earlier look. How much time has passed is not asked of any clock. */
    Following after(Following before, Duration passed) {
        var stands = position == before.position && lag() > 0 && before.lag() > 0;
        var asItWas = Objects.equals(claim, before.claim);
        return new Following(
                head,
                position,
                oldest,
                obstacle,
                parked,
                notAddedUp,
                claim,
                looked,
                stands ? before.waits.plus(passed) : Duration.ZERO,
                asItWas ? before.unrenewed.plus(passed) : Duration.ZERO);
    }

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
        return waits.compareTo(patience) >= 0;
    }

    /** Whether facts have waited, and whoever holds the claim has not renewed it, for so long. */
    boolean abandoned(Duration patience) {
        return claim == null || (standStill(patience) && unrenewed.compareTo(patience) >= 0);
    }
}
