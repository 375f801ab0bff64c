package budgettrail.benchmark;

import static budgettrail.benchmark.Sample.run;
import static budgettrail.benchmark.Sample.timed;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class FigureTest {
    @Test
    void tellsNoLatencyThatWasNotMeasured() {
        assertThat(Figure.latencies(List.of(run(100), run(110)))).isEmpty();
        assertThat(Figure.latencies(List.of(timed(100, 5)))).startsWith("p50 5.0").endsWith(" ms");
    }

    @Test
    void neverHidesAFailure() {
        var failed = new Run(99, 1, 1, new Histogram(2), new Cpu.Use(Map.of(), 0, 0), 0);

        assertThat(Figure.latencies(List.of(run(100), failed))).contains("1 failures");
    }

    @Test
    void isTheMedianOfTheRatiosRoundByRound() {
        var mine = List.of(run(50), run(30), run(90));
        var theirs = List.of(run(100), run(50), run(100));

        var figure = Figure.atLeast("P1", "what", mine, "theirs", theirs, 0.6);

        assertThat(figure.value()).isEqualTo("50.0/s");
        assertThat(figure.yardstick()).isEqualTo("theirs: 100/s");
        assertThat(figure.ratio()).isEqualTo(0.6);
        assertThat(figure.spread()).isCloseTo(0.4 / 0.6, within());
        assertThat(figure.met()).isTrue();
        assertThat(Figure.atLeast("P1", "what", mine, "theirs", theirs, 0.61).met()).isFalse();
    }

    @Test
    void isTheTimeOfOneAgainstTheOther() {
        var slow = List.of(run(50));
        var quick = List.of(run(100));

        assertThat(Figure.atMost("P9", "what", slow, "quick", quick, 2).ratio()).isEqualTo(2);
        assertThat(Figure.atMost("P9", "what", slow, "quick", quick, 2).met()).isTrue();
        assertThat(Figure.atMost("P9", "what", slow, "quick", quick, 1.9).met()).isFalse();
    }

    @Test
    void isLimited() {
        assertThat(Figure.limited("P10", "heap", 512, "MiB", 512).met()).isTrue();
        assertThat(Figure.limited("P10", "heap", 513, "MiB", 512).met()).isFalse();
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(1e-9);
    }
}
