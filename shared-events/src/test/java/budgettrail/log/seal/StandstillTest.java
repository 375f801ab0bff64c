package budgettrail.log.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class StandstillTest {
    private static final Instant NOON = Instant.parse("2022-03-01T12:00:00Z");

    private Instant now = NOON;

    private final InstantSource clock = () -> now;
    private final Standstill standstill = new Standstill(clock.withZone(ZoneOffset.UTC));

    private void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void isFactsThatWaitForMoreThanAMinute() {
        assertThat(standstill.since(10, 12)).isEmpty();
        pass(Duration.ofSeconds(60));
        assertThat(standstill.since(10, 15)).isEmpty();
        pass(Duration.ofMillis(1));
        assertThat(standstill.since(10, 15)).contains(NOON);
    }

    @Test
    void isOverWithTheNextHead() {
        standstill.since(10, 12);
        pass(Duration.ofMinutes(5));
        assertThat(standstill.since(11, 15)).as("late, and not standing still").isEmpty();
        pass(Duration.ofMinutes(5));
        assertThat(standstill.since(15, 15)).isEmpty();
    }

    @Test
    void isNoneWhereNothingWaits() {
        assertThat(standstill.since(10, 10)).isEmpty();
        pass(Duration.ofHours(1));
        assertThat(standstill.since(10, 10)).isEmpty();
        assertThat(standstill.since(10, 11)).as("the first one for an hour").isEmpty();
    }
}
