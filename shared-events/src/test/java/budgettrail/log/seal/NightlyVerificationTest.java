package budgettrail.log.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZonedDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NightlyVerificationTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-26T00:00:00+08:00[Asia/Shanghai], PT2H30M",
        "2026-11-26T02:29:59+08:00[Asia/Shanghai], PT1S",
        "2026-11-26T02:30:00+08:00[Asia/Shanghai], PT24H",
        "2026-12-31T23:30:00+08:00[Asia/Shanghai], PT3H"
    })
    void isAtHalfPastTwo(ZonedDateTime now, Duration wait) {
        assertThat(NightlyVerification.untilNext(now)).isEqualTo(wait);
    }
}
