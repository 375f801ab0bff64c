package budgettrail.query.summary;

import budgettrail.query.figures.Figures;
import budgettrail.query.indicators.Group;
import budgettrail.query.indicators.Groups;
import budgettrail.query.indicators.Level;
import budgettrail.query.indicators.Names;
import budgettrail.query.indicators.Names.Name;
import budgettrail.query.indicators.Scope;
import budgettrail.query.page.Named;
import budgettrail.query.page.OtherMoment;
import budgettrail.query.page.Subject;
import budgettrail.query.page.View;
import budgettrail.query.reading.Sight;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The departments, units and projects of a scope with their figures, and the same on the day to
 * compare with: by one query for each day, or one or two more where units have moved in between.
 */
public final class Overview {
    private final Map<Level, List<Group>> now;
    private final @Nullable Then then;
    private final Map<String, Name> projects;

    private Overview(Map<Level, List<Group>> now, @Nullable Then then, Map<String, Name> projects) {
        this.now = now;
        this.then = then;
        this.projects = projects;
    }

    /**
     * The day to compare with.
     *
     * @param ofWhole what was below the department or unit then
     * @param units those that are below it now, wherever they were then
     */
    private record Then(Map<Level, Map<String, Group>> ofWhole, Map<String, Group> units) {
        /**
         * @param units of these each has all below it, but the departments, which have their own
         */
        static Then of(
                OtherMoment other, Subject subject, List<String> units, List<String> departments) {
            var scope = subject.at(other);
            var ofWhole = byKey(Groups.overview(other.snapshot(), scope));
            var whole = Objects.requireNonNull(ofWhole.get(Level.DEPARTMENT));
            var elsewhere = units.stream().filter(unit -> !scope.sight().sees(unit)).toList();
            var all = new HashMap<>(Objects.requireNonNull(ofWhole.get(Level.UNIT)));
            units.stream()
                    .filter(unit -> whole.containsKey(unit) && !departments.contains(unit))
                    .forEach(unit -> all.put(unit, whole.get(unit)));
            if (elsewhere.stream().anyMatch(other.seen()::sees)) {
                var there =
                        byKey(
                                Groups.overview(
                                        other.snapshot(), subject.at(other.below(elsewhere))));
                all.putAll(Objects.requireNonNull(there.get(Level.UNIT)));
                all.putAll(Objects.requireNonNull(there.get(Level.DEPARTMENT)));
            }
            departments.stream()
                    .filter(unit -> all.containsKey(unit) && !whole.containsKey(unit))
                    .forEach(unit -> all.put(unit, own(unit, other, scope)));
            return new Then(ofWhole, all);
        }

        /** Its own lines, without those below it. */
        private static Group own(String unit, OtherMoment other, Scope scope) {
            var alone = new Sight(other.seen().tree(), Set.of(unit));
            return Groups.whole(other.snapshot(), scope.and(alone)).orElse(Group.NONE);
        }

        Map<String, Group> whole(Level level) {
            return Objects.requireNonNull(ofWhole.get(level));
        }
    }

    public static Overview of(View view, Subject subject) {
        var other = view.other();
        var now = Groups.overview(view.snapshot(), subject.scope());
        return new Overview(
                now,
                other == null
                        ? null
                        : Then.of(
                                other, subject, keys(now, Level.UNIT), keys(now, Level.DEPARTMENT)),
                Names.named(view.snapshot(), "PROJECT", keys(now, Level.PROJECT)));
    }

    private static List<String> keys(Map<Level, List<Group>> groups, Level level) {
        return groups.getOrDefault(level, List.of()).stream().map(Group::key).toList();
    }

    /** Those of a level, in its order. */
    public List<Group> all(Level level) {
        return Objects.requireNonNull(now.get(level));
    }

    /** A project by its code and name. */
    public Named project(String code) {
        return Named.of(code, projects.get(code));
    }

    /** All of a department or unit; none: it has no line on the day. */
    public @Nullable Group whole(@Nullable String top) {
        return Stream.of(Level.DEPARTMENT, Level.UNIT)
                .flatMap(level -> all(level).stream())
                .filter(group -> group.key().equals(top))
                .findFirst()
                .orElse(null);
    }

    /** What a group came to on the day to compare with; none: there is no such day. */
    @Nullable Figures then(Level level, String key) {
        if (then == null) {
            return null;
        }
        var groups = level == Level.UNIT ? then.units() : then.whole(level);
        return figures(groups.get(key));
    }

    private static Figures figures(@Nullable Group group) {
        return group == null ? Figures.NONE : group.all();
    }

    /** As above, of all of a department or unit. */
    public @Nullable Figures wholeThen(@Nullable String top) {
        if (then == null || top == null) {
            return null;
        }
        var department = then.whole(Level.DEPARTMENT).get(top);
        return figures(department == null ? then.whole(Level.UNIT).get(top) : department);
    }

    private static Map<Level, Map<String, Group>> byKey(Map<Level, List<Group>> groups) {
        var byKey = new EnumMap<Level, Map<String, Group>>(Level.class);
        groups.forEach(
                (level, all) -> {
                    var ofLevel = new HashMap<String, Group>();
                    all.forEach(group -> ofLevel.put(group.key(), group));
                    byKey.put(level, ofLevel);
                });
        return byKey;
    }
}
