package budgettrail.query.reading;

import budgettrail.web.access.Viewer;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Objects;
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
     * does not exist. So is one that is his from a later day than today on: until then it is
     * another's.
     */
    public static Sight of(Snapshot snapshot, Viewer viewer, @Nullable String unit) {
        var asked = Parameters.code("unit", unit);
        var tree = Units.of(snapshot);
        var own = own(snapshot, viewer, tree);
        if (asked == null) {
            return own;
        }
        if (!own.sees(asked)) {
            throw Units.unknown(asked);
        }
        tree.unit(asked);
        return own.below(asked);
    }

    /** What is seen today, and what begins later and is nobody else's until then. */
    public static Sight ofAnyDay(Snapshot snapshot, Viewer viewer) {
        var today = of(snapshot.asOf(snapshot.today()), viewer, null);
        if (today.units == null) {
            return today;
        }
        var all = new HashSet<>(today.units);
        var last = own(viewer, Units.of(snapshot.asOf(LocalDate.MAX)));
        for (var unit : Objects.requireNonNull(last.units)) {
            if (today.tree.find(unit).isEmpty()) {
                all.add(unit);
            }
        }
        return new Sight(today.tree, all);
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

    private static Sight own(Snapshot snapshot, Viewer viewer, Units tree) {
        var own = own(viewer, tree);
        var today = snapshot.today();
        return own.units() == null || !snapshot.asOf().isAfter(today) || tree.isOf(today)
                ? own
                : own.withoutOthers(own(viewer, Units.of(snapshot.asOf(today))));
    }

    /** A unit that there is not today is nobody else's. */
    private Sight withoutOthers(Sight today) {
        var rest = new HashSet<>(Objects.requireNonNull(units));
        rest.removeIf(unit -> !today.sees(unit) && today.tree().find(unit).isPresent());
        return new Sight(tree, rest);
    }

    private static Sight own(Viewer viewer, Units tree) {
        if (viewer.unit() != null) {
            return new Sight(tree, tree.subtree(viewer.unit()));
        }
        return new Sight(tree, viewer.readsByUnit() ? Set.of() : null);
    }

    /** A unit with all that is seen below it; one that is not seen has nothing to show. */
    public Sight below(String unit) {
        return sees(unit) ? and(new Sight(tree, tree.subtree(unit))) : new Sight(tree, Set.of());
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
