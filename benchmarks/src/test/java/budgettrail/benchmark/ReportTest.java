package budgettrail.benchmark;

import static budgettrail.benchmark.Sample.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final Row P1 = row(Part.RECORD, "P1", "one by one", 0.5, "≥ 0.50");
    private static final Row P1B = row(Part.RECORD, "P1b", "of many", 0.4, "≥ 0.60");
    private static final Row P9 = row(Part.GROW, "P9", "growth", 1.0, "≤ 1.10");
    private static final Row P10 = row(Part.RECORD, "P10", "heap", 200, "≤ 512 MiB");

    @TempDir Path folder;

    @Test
    void isInTheOrderOfTheGoals() throws Exception {
        var text = report("first", P10, P9, P1B, P1);

        assertThat(text.lines().filter(line -> line.startsWith("| P")))
                .extracting(line -> line.split(" ")[1])
                .containsExactly("P1b", "P1", "P9", "P10");
    }

    @Test
    void keepsThePartsOfAnotherSitting() throws Exception {
        report("monday, commit a", P1, P9);

        var text = report("tuesday, commit b", row(Part.RECORD, "P1", "one by one", 0.6, "≥ 0.50"));

        assertThat(text).contains("| P1 | one by one | 1/s | y: 2/s | 0.60 |");
        assertThat(text).doesNotContain("| 0.50 |");
        assertThat(text).contains("at another sitting: monday, commit a |");
        report("wednesday, commit c", P9);

        assertThat(report("thursday, commit d", P9))
                .contains("at another sitting: tuesday, commit b |");
    }

    @Test
    void comparesWithTheLastOne() throws Exception {
        assertThat(report("monday", P1)).contains("No earlier run");
        assertThat(report("tuesday", row(Part.RECORD, "P1", "one by one", 0.4, "≥ 0.50")))
                .contains("P1 one by one: 0.40, was 0.50");
    }

    @Test
    void saysWhatIsMetAndWhatIsNot() {
        assertThat(Table.line(P1)).contains("| ≥ 0.50 | yes |");
        assertThat(Table.line(new Row(Part.READ, Figure.limited("P11", "start", 9, "s", 8))))
                .contains("| ≤ 8.00 s | **no** |");
        assertThat(Table.line(new Row(Part.READ, Figure.told("P4", "made", "7 s", 7))))
                .contains("| told |");
    }

    @Test
    void keepsARowAsItIs() {
        var row = P1.at("monday");

        assertThat(Row.of(row.text())).isEqualTo(row);
    }

    private String report(String when, Row... rows) throws IOException {
        var sitting = new Sitting(when, List.of("on " + when));
        return new Report(Scale.QUICK, sitting, List.of(rows), "no rounds").write(folder);
    }
}
