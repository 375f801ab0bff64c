package budgettrail.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The table with what its reader must know, and what got slower since the last one. Parts that were
 * not measured now stay as they were recorded.
 */
record Report(Scale scale, Sitting sitting, List<Row> rows, String rounds) {
    /** Writes both files, and says what is in the one for readers. */
    void write() throws IOException {
        var text =
                write(
                        scale == Scale.FULL
                                ? Path.of("docs", "performance")
                                : Path.of("benchmarks", "target"));
        System.out.println(text);
    }

    String write(Path folder) throws IOException {
        Files.createDirectories(folder);
        var kept = folder.resolve(scale.name() + ".tsv");
        var before =
                Files.exists(kept)
                        ? Files.readAllLines(kept).stream().map(Row::of).toList()
                        : List.<Row>of();
        var text = text(before);
        Files.writeString(folder.resolve(scale.name() + ".md"), text);
        Files.writeString(
                kept,
                all(before).stream()
                        .map(row -> row.sitting().isEmpty() ? row.at(sitting.when()) : row)
                        .map(row -> row.text() + "\n")
                        .collect(Collectors.joining()));
        return text;
    }

    private List<Row> all(List<Row> before) {
        var measured = rows.stream().map(Row::part).collect(Collectors.toSet());
        var all = new ArrayList<>(rows);
        before.stream().filter(row -> !measured.contains(row.part())).forEach(all::add);
        return all;
    }

    private String text(List<Row> before) {
        return "# Benchmark: "
                + scale.name()
                + "\n\n"
                + sitting.facts().stream()
                        .map(it -> "- " + it + ".\n")
                        .collect(Collectors.joining())
                + "- "
                + rounds
                + ".\n\n"
                + Table.of(all(before))
                + "\n"
                + "The yardsticks run in turn with the product on the same PostgreSQL; figures are"
                + " medians, ratios are medians of the ratios round by round.\n\n"
                + Comparison.of(before, rows);
    }
}
