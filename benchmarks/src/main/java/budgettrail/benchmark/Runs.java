package budgettrail.benchmark;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The runs that count, under the names of the contestants. */
record Runs(Map<String, List<Run>> byName) {
    List<Run> of(String name) {
        return Objects.requireNonNull(byName.get(name), name);
    }
}
