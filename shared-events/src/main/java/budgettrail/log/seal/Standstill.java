package budgettrail.log.seal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Facts that wait to be sealed while nothing is, whoever it is that seals. */
final class Standstill {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Clock clock;
    private long stoodAt;
    private @Nullable Instant since;

    Standstill(Clock clock) {
        this.clock = clock;
    }

    /**
     * Since when it was seen, if that is longer ago than it may be.
     *
     * @param sealed how many facts are
     * @param head how many there are
     */
    synchronized Optional<Instant> since(long sealed, long head) {
        if (sealed >= head) {
            since = null;
        } else if (since == null || sealed != stoodAt) {
            since = clock.instant();
        }
        stoodAt = sealed;
        return Optional.ofNullable(since)
                .filter(begun -> clock.instant().isAfter(begun.plus(LONGEST)));
    }
}
