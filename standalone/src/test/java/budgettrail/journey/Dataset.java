package budgettrail.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** The sample's files and the oracle's, and how the sample goes through the doors of the API. */
public final class Dataset {
    /** Reference data and the opening budget, in the order in which they are imported. */
    static final List<String> BUDGET =
            List.of("units", "function-codes", "economic-codes", "projects", "budget-lines");

    private Dataset() {}

    public static byte[] sample(String name) {
        return bytes("/sample/" + name + ".csv");
    }

    /** The lines of one of the oracle's files, its header first. */
    public static List<String> oracle(String name) {
        return new String(bytes("/oracle/" + name + ".csv"), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    /** Opens the real budget of 2022. */
    static void importBudget(Api api) {
        for (var name : BUDGET) {
            var answer =
                    api.post(
                            "migrator",
                            "/api/v1/imports/" + name + "?fiscalYear=2022",
                            "text/csv",
                            sample(name));
            assertThat(answer.status()).as("%s: %s", name, answer.body()).isEqualTo(201);
        }
    }

    /** Records the rows of the synthetic year that are dated so; the position they end at. */
    public static long importLedger(Api api, Predicate<String> dated) {
        var lines = new String(sample("execution"), StandardCharsets.UTF_8).lines().toList();
        var slice = new ArrayList<String>();
        slice.add(lines.getFirst());
        lines.stream().skip(1).filter(line -> dated.test(line.split(",")[1])).forEach(slice::add);
        var answer =
                api.upload(
                        "migrator",
                        "/api/v1/imports/execution?fiscalYear=2022",
                        "new_lines",
                        (String.join("\n", slice) + "\n").getBytes(StandardCharsets.UTF_8),
                        sample("new-lines"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().path("position").asLong();
    }

    /** One line of a CSV without quoted commas, by the names of its header. */
    public static Map<String, String> row(String header, String line) {
        var names = header.split(",", -1);
        var cells = cells(line);
        var row = new java.util.LinkedHashMap<String, String>();
        for (var index = 0; index < names.length; index++) {
            row.put(names[index], cells.get(index));
        }
        return row;
    }

    private static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var character : line.toCharArray()) {
            if (character == '"') {
                quoted = !quoted;
            } else if (character == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(character);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    private static byte[] bytes(String name) {
        try (var file =
                Objects.requireNonNull(Dataset.class.getResourceAsStream(name), () -> name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
