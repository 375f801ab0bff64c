package budgettrail.benchmark;

import static budgettrail.benchmark.Sample.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final String QUIET = "Nothing got slower by a tenth since the last run.\n";

    @Test
    void saysThatThereIsNothingToCompareWith() {
        assertThat(Comparison.of(List.of(), List.of(record(0.5))))
                .isEqualTo("No earlier run to compare with.\n");
    }

    @Test
    void pointsAtARatioThatFell() {
        assertThat(Comparison.of(List.of(record(0.5)), List.of(record(0.44))))
                .contains("- P1 payments: 0.44, was 0.50");
        assertThat(Comparison.of(List.of(record(0.5)), List.of(record(0.46)))).isEqualTo(QUIET);
        assertThat(Comparison.of(List.of(record(0.5)), List.of(record(0.9)))).isEqualTo(QUIET);
    }

    @Test
    void pointsAtATimeThatGrew() {
        assertThat(Comparison.of(List.of(start(4)), List.of(start(4.5))))
                .contains("- P11 start: 4.50, was 4.00");
        assertThat(Comparison.of(List.of(start(4)), List.of(start(4.4)))).isEqualTo(QUIET);
        assertThat(Comparison.of(List.of(start(4)), List.of(start(1)))).isEqualTo(QUIET);
    }

    @Test
    void namesRowsThatAreNewOrGone() {
        var text = Comparison.of(List.of(start(4)), List.of(row(Part.READ, "P4", "new", 1, "≥ 1")));

        assertThat(text).contains("Not in the last run:\n\n- P4 new\n");
        assertThat(text).contains("and not in this one:\n\n- P11 start\n");
    }

    @Test
    void missesNothingOfAPartThatIsMeasuredAtAnotherSitting() {
        assertThat(Comparison.of(List.of(record(1), start(4)), List.of(start(4)))).isEqualTo(QUIET);
    }

    private static Row record(double ratio) {
        return row(Part.RECORD, "P1", "payments", ratio, "≥ 0.5");
    }

    private static Row start(double seconds) {
        return row(Part.READ, "P11", "start", seconds, "≤ 8.00 s");
    }
}
