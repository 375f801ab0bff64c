package budgettrail.benchmark;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The rows in the order of the goals, as a table in Markdown. */
final class Table {
    static final String HEAD =
            """
            | goal | what | product | yardstick | ratio | spread | aim | met | CPU an operation: server + PostgreSQL | memory of the server | beside |
            |---|---|---|---|---|---|---|---|---|---|---|
            """;

    private Table() {}

    static String of(List<Row> rows) {
        return HEAD
                + rows.stream()
                        .sorted(Comparator.comparing(Row::order).thenComparing(Row::part))
                        .map(row -> line(row) + "\n")
                        .collect(Collectors.joining());
    }

    static String line(Row row) {
        var figure = row.figure();
        var spread = figure.spread();
        return "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |"
                .formatted(
                        figure.goal(),
                        figure.what(),
                        figure.value(),
                        figure.yardstick(),
                        figure.yardstick().isEmpty() ? "" : Figure.shown(figure.ratio()),
                        spread < 0 ? "" : "%.0f %%".formatted(spread * 100),
                        figure.aim(),
                        met(figure),
                        figure.cpu(),
                        figure.memory(),
                        row.sitting().isEmpty()
                                ? figure.beside()
                                : figure.with("at another sitting: " + row.sitting()).beside());
    }

    private static String met(Figure figure) {
        if (figure.aim().isEmpty()) {
            return "told";
        }
        return figure.met() ? "yes" : "**no**";
    }
}
