package budgettrail.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What became of the figures since they were last recorded. */
final class Comparison {
    /** Ratios that fell below this share of the last recorded ones are pointed out. */
    private static final double SLOWER = 0.9;

    private Comparison() {}

    /**
     * In words.
     *
     * @param before all rows that were recorded; of parts that are not measured now, too
     */
    static String of(List<Row> before, List<Row> now) {
        if (before.isEmpty()) {
            return "No earlier run to compare with.\n";
        }
        var old =
                before.stream()
                        .collect(Collectors.toMap(Row::key, Function.identity(), (one, _) -> one));
        var parts = now.stream().map(Row::part).collect(Collectors.toSet());
        var keys = now.stream().map(Row::key).collect(Collectors.toSet());
        var gone =
                before.stream()
                        .filter(row -> parts.contains(row.part()) && !keys.contains(row.key()))
                        .map(row -> "- " + row.key())
                        .toList();
        var fresh =
                now.stream()
                        .filter(row -> !old.containsKey(row.key()))
                        .map(row -> "- " + row.key())
                        .toList();
        var slower = slower(old, now);
        return (slower.isEmpty()
                        ? "Nothing got slower by a tenth since the last run.\n"
                        : told("Slower by a tenth or more since the last run:", slower))
                + told("\nNot in the last run:", fresh)
                + told("\nIn the last run, and not in this one:", gone);
    }

    private static List<String> slower(Map<String, Row> old, List<Row> now) {
        var slower = new ArrayList<String>();
        for (var row : now) {
            var then = old.get(row.key());
            if (then != null && slower(row.figure(), then.figure().ratio())) {
                slower.add(
                        "- %s: %s, was %s"
                                .formatted(
                                        row.key(),
                                        Figure.shown(row.figure().ratio()),
                                        Figure.shown(then.figure().ratio())));
            }
        }
        return slower;
    }

    private static boolean slower(Figure now, double before) {
        if (now.aim().contains("≤")) {
            return now.ratio() * SLOWER > before;
        }
        return !now.yardstick().isEmpty() && now.ratio() < before * SLOWER;
    }

    private static String told(String head, List<String> lines) {
        return lines.isEmpty() ? "" : head + "\n\n" + String.join("\n", lines) + "\n";
    }
}
