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
    /** What lines are grouped by where departments, units and projects are wanted together. */
    static final String PAIR = "unit || '|' || coalesce(project, '')";

    private static final String BETWEEN = "\\|"; // No code has it.

    private final Sight sight;
    private final Level level;
    private final boolean paired;
    private final Map<String, List<String>> known = new HashMap<>();

    private RollUp(Sight sight, Level level, boolean paired) {
        this.sight = sight;
        this.level = level;
        this.paired = paired;
    }

    /** Of leaves that are the level's own. */
    static RollUp of(Sight sight, Level level) {
        return new RollUp(sight, level, false);
    }

    /** Of leaves that are a {@link #PAIR}. */
    static RollUp ofPairs(Sight sight, Level level) {
        return new RollUp(sight, level, true);
    }

    List<String> keys(String leaf) {
        return known.computeIfAbsent(leaf, it -> paired ? ofPair(it) : find(it));
    }

    /** A line without a project belongs to none. */
    private List<String> ofPair(String pair) {
        var parts = pair.split(BETWEEN, -1);
        var leaf = level == Level.PROJECT ? parts[1] : parts[0];
        return leaf.isEmpty() ? List.of() : find(leaf);
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
