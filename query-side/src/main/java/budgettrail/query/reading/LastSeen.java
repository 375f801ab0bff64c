package budgettrail.query.reading;

import budgettrail.query.reading.Remembered.Head;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How the views were seen to stand last. For a moment that is taken for how they stand, by
 * questions that name no position: figures follow their facts in tens of milliseconds anyway. Then
 * one reader looks anew while it holds for the others, so that nobody waits for what he reads; and
 * after another moment it holds for nobody.
 */
final class LastSeen {
    private static final long A_MOMENT = Duration.ofMillis(25).toNanos();

    private final LongSupplier nanos;
    private final AtomicReference<@Nullable Look> last = new AtomicReference<>();

    /**
     * A look at the views.
     *
     * @param told when the head had been seen: whoever looks after that sees what came of it
     * @param begun when it began: what was recorded after that may be missing
     * @param renewing whether somebody looks anew
     */
    private record Look(Head head, long told, long begun, boolean renewing) {
        Look beingRenewed() {
            return new Look(head, told, begun, true);
        }

        /**
         * Views grow as the log does, unless a crash takes back what had not reached the disk: a
         * look that began later says how they stand. Of two at the same time the newest state that
         * was seen counts, from the later look on.
         */
        Look and(Look other) {
            if (other.begun - told > 0) {
                return other;
            }
            var newest = other.head.isAfter(head) ? other : this;
            var later = other.begun - begun > 0 ? other : this;
            return new Look(newest.head, newest.told, later.begun, later.renewing);
        }
    }

    /**
     * How the views stood at the last look.
     *
     * @param aging somebody looks anew; until he has done so, answers that are there still count
     */
    record Known(Head head, boolean aging) {}

    LastSeen(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** What counts for the views. None: whoever asks has to look himself. */
    Optional<Known> known() {
        var look = last.get();
        if (look == null) {
            return Optional.empty();
        }
        var age = nanos.getAsLong() - look.begun();
        var aging = age > A_MOMENT;
        var mine =
                aging
                        && (age > 2 * A_MOMENT
                                || !look.renewing()
                                        && last.compareAndSet(look, look.beingRenewed()));
        return mine ? Optional.empty() : Optional.of(new Known(look.head(), aging));
    }

    /**
     * Tells of a look. Whoever asks afterwards sees no less of what there is, so whoever remembers
     * an answer tells only when he has it.
     *
     * @param begun the time when it began, in nanoseconds
     */
    void saw(Head head, long begun) {
        last.accumulateAndGet(
                new Look(head, now(), begun, false),
                (known, next) -> known == null ? next : known.and(next));
    }

    long now() {
        return nanos.getAsLong();
    }
}
