package budgettrail.query.comparison;

import budgettrail.query.figures.Figures;
import budgettrail.query.indicators.Group;
import budgettrail.query.indicators.Groups;
import budgettrail.query.indicators.Level;
import budgettrail.query.indicators.Scope;
import budgettrail.query.reading.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A scope at two moments.
 *
 * @param whole all its lines as one group, of which each moment has its own
 * @param rows its groups of one level, those that are there at either moment
 */
record Differences(Pair whole, List<Pair> rows) {

    /** A scope at one moment. */
    record At(Snapshot snapshot, Scope scope) {
        /** Whether it has a line. */
        boolean there() {
            return Groups.whole(snapshot, scope).isPresent();
        }

        private Figures whole() {
            return Groups.whole(snapshot, scope).map(Group::all).orElse(Figures.NONE);
        }

        /**
         * The groups of a level. Of a unit that is a department at one of the two moments alone,
         * all below it, as at the other one: of departments it would be their own lines.
         */
        private SequencedMap<String, Figures> groups(Level level, At other) {
            var groups = groups(level);
            if (level != Level.UNIT
                    || groups.keySet().stream().map(this::department).allMatch(other::isTop)) {
                return groups;
            }
            var all = new TreeMap<>(groups);
            groups(Level.DEPARTMENT).entrySet().stream()
                    .filter(group -> !other.isTop(group.getKey()))
                    .forEach(group -> all.put(group.getKey(), group.getValue()));
            return all;
        }

        private String department(String unit) {
            return scope.sight().tree().path(unit).getLast();
        }

        private boolean isTop(String unit) {
            return department(unit).equals(unit);
        }

        private SequencedMap<String, Figures> groups(Level level) {
            return Groups.read(snapshot, scope, level).stream()
                    .collect(
                            Collectors.toMap(
                                    Group::key, Group::all, (one, _) -> one, LinkedHashMap::new));
        }
    }

    /** With its groups in the order of the second moment, then those of the first alone. */
    static Differences of(At then, At now, Level level) {
        return new Differences(whole(then, now), rows(then, now, level));
    }

    /** The groups alone. */
    static List<Pair> rows(At then, At now, Level level) {
        var before = then.groups(level, now);
        var after = now.groups(level, then);
        var keys = new LinkedHashMap<>(after);
        before.forEach(keys::putIfAbsent);
        return keys.keySet().stream()
                .map(
                        key ->
                                new Pair(
                                        key,
                                        before.getOrDefault(key, Figures.NONE),
                                        after.getOrDefault(key, Figures.NONE)))
                .toList();
    }

    /** The whole alone. */
    static Pair whole(At then, At now) {
        return new Pair("", then.whole(), now.whole());
    }
}
