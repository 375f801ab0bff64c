package budgettrail.log.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EachNightTest {
    private static final LocalTime HALF_PAST_TWO = LocalTime.of(2, 30);

    @ParameterizedTest
    @CsvSource({
        "2026-11-26T00:00:00+08:00[Asia/Shanghai], PT2H30M",
        "2026-11-26T02:29:59+08:00[Asia/Shanghai], PT1S",
        "2026-11-26T02:30:00+08:00[Asia/Shanghai], PT24H",
        "2026-12-31T23:30:00+08:00[Asia/Shanghai], PT3H"
    })
    void isAtItsTime(ZonedDateTime now, Duration wait) {
        assertThat(EachNight.untilNext(now, HALF_PAST_TWO)).isEqualTo(wait);
    }
}
