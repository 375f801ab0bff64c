package budgettrail.query.chart;

import static budgettrail.query.chart.Made.month;
import static budgettrail.query.chart.Made.wan;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MonthBarsTest {

    @Test
    void standOnTheZeroLineOrHangFromIt() {
        var bars =
                MonthBars.of(
                        List.of(
                                month(1, 30, 30, 100),
                                month(2, -10, 20, 100),
                                month(3, 0, 20, 100)));

        assertThat(bars.zero()).hasToString("75%");
        assertThat(bars.columns().get(0).bar().height()).hasToString("75%");
        assertThat(bars.columns().get(1).bar().negative()).isTrue();
        assertThat(bars.columns().get(1).bar().height()).hasToString("25%");
        assertThat(bars.columns().get(2).bar().height()).isEqualTo(Part.NONE);
        assertThat(bars.largest()).isEqualTo(bars.columns().getFirst());
        assertThat(bars.total()).isEqualTo(wan(20));
    }

    @Test
    void ofNothingAreEmpty() {
        assertThat(MonthBars.of(List.of()).empty()).isTrue();
        assertThat(MonthBars.of(List.of(month(1, 0, 0, 0))).largest()).isNull();
    }
}
