package budgettrail.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FollowingTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:10:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void viewsThatMoveOrMissNothingDoNotStandStill() {
        var longAgo = NOW.minusSeconds(60);
        assertThat(seen(longAgo.minusMillis(1), longAgo).standStill(MINUTE)).isTrue();
        assertThat(seen(longAgo.minusMillis(1), longAgo.plusMillis(1)).standStill(MINUTE))
                .as("they moved a moment later")
                .isFalse();
        assertThat(seen(longAgo.plusMillis(1), NOW.minusSeconds(600)).standStill(MINUTE))
                .as("the fact is not older than that, however long they have stood there")
                .isFalse();
        assertThat(seen(null, NOW.minusSeconds(600)).standStill(MINUTE)).isFalse();
    }

    private static Following seen(@Nullable Instant oldest, Instant since) {
        var head = oldest == null ? 7 : 8;
        return new Following(head, 7, oldest, null, 0, 0, "node", NOW, NOW, since);
    }
}
