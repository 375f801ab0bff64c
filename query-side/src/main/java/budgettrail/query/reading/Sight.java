package budgettrail.query.reading;

import budgettrail.web.access.Viewer;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The units whose lines a viewer may see and asks for.
 *
 * @param units none: every unit
 */
public record Sight(Units tree, @Nullable Set<String> units) {

    /**
     * A unit manager sees the own subtree; a unit outside of it is as unknown to him as one that
     * does not exist.
     */
    public static Sight of(Snapshot snapshot, Viewer viewer, @Nullable String unit) {
        var asked = Parameters.code("unit", unit);
        var tree = Units.of(snapshot);
        var own = own(viewer, tree);
        if (asked == null) {
            return new Sight(tree, own);
        }
        if (own != null && !own.contains(asked)) {
            throw Units.unknown(asked);
        }
        tree.unit(asked);
        return new Sight(tree, tree.subtree(asked));
    }

    /**
     * What is seen of the same on another day.
     *
     * @param unit as it was asked for; of one that was not seen then, there is nothing
     */
    public Sight on(Snapshot then, Viewer viewer, @Nullable String unit) {
        if (tree.isOf(then.asOf())) {
            return this;
        }
        var seen = of(then, viewer, null);
        var asked = Parameters.code("unit", unit);
        return asked == null ? seen : seen.below(asked);
    }

    private static @Nullable Set<String> own(Viewer viewer, Units tree) {
        if (viewer.unit() != null) {
            return tree.subtree(viewer.unit());
        }
        return viewer.readsByUnit() ? Set.of() : null;
    }

    /** A unit with all below it; one that is not seen has nothing to show. */
    public Sight below(String unit) {
        return new Sight(tree, sees(unit) ? tree.subtree(unit) : Set.of());
    }

    /** The same tree, of which nothing is hidden. */
    public Sight everything() {
        return new Sight(tree, null);
    }

    /** Whether there is such a unit, and it is seen. */
    public boolean knows(String unit) {
        return sees(unit) && tree.find(unit).isPresent();
    }

    /** What is in both. */
    public Sight and(Sight other) {
        if (units == null || other.units == null) {
            return new Sight(tree, units == null ? other.units : units);
        }
        var both = new HashSet<>(units);
        both.retainAll(other.units);
        return new Sight(tree, both);
    }

    public boolean sees(String unit) {
        return units == null || units.contains(unit);
    }

    /** For a query; nothing means every unit. */
    public String @Nullable [] array() {
        return units == null ? null : units.toArray(String[]::new);
    }
}
