package budgettrail.query.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import budgettrail.web.StartRefused;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class NightlyReplayTest {
    @Test
    void isAtATimeOfTheDay() {
        assertThat(NightlyReplay.time("23:30")).isEqualTo(LocalTime.of(23, 30));
    }

    /** As YAML reads 23:30 without quotes: so many minutes. */
    @Test
    void refusesANumberAndSaysHowToWriteIt() {
        assertThatThrownBy(() -> NightlyReplay.time("1410"))
                .isInstanceOfSatisfying(
                        StartRefused.class,
                        refused -> assertThat(refused.action()).contains("in quotes"))
                .hasMessageContaining("1410");
    }
}
