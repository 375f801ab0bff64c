package budgettrail.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.query.projection.Following.Claim;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FollowingTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:10:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LESS = MINUTE.minusMillis(1);
    private static final Claim CLAIM = new Claim("node", NOW.toString());

    @Test
    void viewsThatMoveOrMissNothingDoNotStandStill() {
        assertThat(waiting(7).after(waiting(7), MINUTE).standStill(MINUTE)).isTrue();
        assertThat(waiting(7).after(waiting(7), LESS).standStill(MINUTE)).isFalse();
        assertThat(waiting(7).after(waiting(6), MINUTE).standStill(MINUTE))
                .as("they moved meanwhile")
                .isFalse();
        assertThat(waiting(7).after(whole(7), MINUTE.multipliedBy(10)).standStill(MINUTE))
                .as("the fact was not there yet, however long they have stood there")
                .isFalse();
        assertThat(whole(7).after(whole(7), MINUTE).standStill(MINUTE)).isFalse();
    }

    @Test
    void howLongTheyStandIsAddedUpWhateverTheClockSays() {
        var then = waiting(7).after(waiting(7), LESS);
        var putBack = seen(8, 7, CLAIM, NOW.minus(Duration.ofHours(1)));
        assertThat(putBack.after(then, Duration.ofMillis(1)).standStill(MINUTE)).isTrue();
        var putForward = seen(8, 7, CLAIM, NOW.plus(Duration.ofHours(1)));
        assertThat(putForward.after(waiting(7), LESS).standStill(MINUTE)).isFalse();
    }

    @Test
    void aClaimIsAbandonedThatNobodyRenewsWhileAFactWaitsWhateverItsStamp() {
        var ahead = new Claim("gone", NOW.plus(Duration.ofHours(1)).toString());
        var renewed = new Claim("gone", NOW.plus(Duration.ofHours(2)).toString());
        var seen = seen(8, 7, ahead, NOW);
        assertThat(seen.after(seen, MINUTE).abandoned(MINUTE)).isTrue();
        assertThat(seen.after(seen, LESS).abandoned(MINUTE)).isFalse();
        assertThat(seen(8, 7, renewed, NOW).after(seen, MINUTE).abandoned(MINUTE))
                .as("its holder lives")
                .isFalse();
        assertThat(seen(8, 8, ahead, NOW).after(seen, MINUTE).abandoned(MINUTE))
                .as("its holder followed the log")
                .isFalse();
        assertThat(seen(8, 7, null, NOW).abandoned(MINUTE)).isTrue();
    }

    private static Following waiting(long position) {
        return seen(8, position, CLAIM, NOW);
    }

    private static Following whole(long position) {
        return seen(position, position, CLAIM, NOW);
    }

    private static Following seen(long head, long position, @Nullable Claim claim, Instant looked) {
        var none = Duration.ZERO;
        return new Following(head, position, NOW, null, 0, 0, claim, looked, none, none);
    }
}
