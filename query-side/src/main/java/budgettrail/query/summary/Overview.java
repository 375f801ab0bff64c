package budgettrail.query.summary;

import budgettrail.query.figures.Figures;
import budgettrail.query.indicators.Group;
import budgettrail.query.indicators.Groups;
import budgettrail.query.indicators.Level;
import budgettrail.query.indicators.Names;
import budgettrail.query.indicators.Names.Name;
import budgettrail.query.indicators.Scope;
import budgettrail.query.page.Named;
import budgettrail.query.page.View;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The departments, units and projects of a scope with their figures, and the same on the day to
 * compare with: by one query for each day.
 */
public final class Overview {
    private final Map<Level, List<Group>> now;
    private final @Nullable Map<Level, Map<String, Group>> then;
    private final Map<String, Name> projects;

    private Overview(
            Map<Level, List<Group>> now,
            @Nullable Map<Level, Map<String, Group>> then,
            Map<String, Name> projects) {
        this.now = now;
        this.then = then;
        this.projects = projects;
    }

    public static Overview of(View view, Scope scope) {
        var other = view.other();
        var now = Groups.overview(view.snapshot(), scope);
        var codes = now.getOrDefault(Level.PROJECT, List.of()).stream().map(Group::key).toList();
        return new Overview(
                now,
                other == null ? null : byKey(Groups.overview(other, scope)),
                Names.named(view.snapshot(), "PROJECT", codes));
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
        var group = Objects.requireNonNull(then.get(level)).get(key);
        return group == null ? Figures.NONE : group.all();
    }

    /** As above, of all of a department or unit. */
    public @Nullable Figures wholeThen(@Nullable String top) {
        if (then == null || top == null) {
            return null;
        }
        var departments = Objects.requireNonNull(then.get(Level.DEPARTMENT));
        return then(departments.containsKey(top) ? Level.DEPARTMENT : Level.UNIT, top);
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
