package budgettrail.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlanTest {
    static Plan[] plans() {
        return new Plan[] {Plan.even(12_345), Plan.with(1_234, 12_345), Plan.with(2_500, 20_000)};
    }

    /** Else the log would not take them: a stream has no gaps. */
    @ParameterizedTest
    @MethodSource("plans")
    void countsThePaymentsOfEachLineWithoutAGap(Plan plan) {
        var seen = new HashMap<Integer, Integer>();
        for (var number = 0; number < plan.payments(); number++) {
            var before = seen.merge(plan.line(number), 1, Integer::sum) - 1;
            assertThat(plan.before(number)).as("payment %d", number).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void leavesTheNewLinesNew(Plan plan) {
        for (var number = 0; number < plan.payments(); number++) {
            assertThat(plan.line(number))
                    .matches(line -> line < Payments.LINES || line == Payments.LONG_LINE);
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void paysFromEveryUsualLine(Plan plan) {
        var lines = IntStream.range(0, plan.payments()).map(plan::line).distinct();

        assertThat(lines.filter(line -> line < Payments.LINES).count()).isEqualTo(Payments.LINES);
    }
}
