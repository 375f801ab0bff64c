package budgettrail.query.indicators;

import budgettrail.query.reading.Sight;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which groups of a level the lines of a leaf belong to: those of a unit also to the units above.
 */
final class RollUp {
    private final Sight sight;
    private final Level level;
    private final Map<String, List<String>> known = new HashMap<>();

    RollUp(Sight sight, Level level) {
        this.sight = sight;
        this.level = level;
    }

    List<String> keys(String leaf) {
        return known.computeIfAbsent(leaf, this::find);
    }

    private List<String> find(String leaf) {
        return switch (level) {
            case UNIT -> units(leaf);
            case DEPARTMENT -> department(leaf);
            case LINE,
                    PROJECT,
                    FUNCTION_CLASS,
                    FUNCTION_SECTION,
                    FUNCTION_ITEM,
                    ECONOMIC,
                    FUND,
                    KIND ->
                    List.of(leaf);
        };
    }

    /** The unit and the units above it, without the department unless it has the lines itself. */
    private List<String> units(String leaf) {
        var path = sight.tree().path(leaf);
        return path.stream()
                .filter(unit -> unit.equals(leaf) || !unit.equals(path.getLast()))
                .filter(sight::sees)
                .toList();
    }

    /** Who does not see all of a department is not shown its name over a part of it. */
    private List<String> department(String leaf) {
        return Stream.of(sight.tree().path(leaf).getLast()).filter(sight::sees).toList();
    }
}
