package budgettrail.query.comparison;

import budgettrail.query.figures.Figures;
import budgettrail.query.indicators.Group;
import budgettrail.query.indicators.Groups;
import budgettrail.query.indicators.Level;
import budgettrail.query.indicators.Scope;
import budgettrail.query.reading.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
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

        private LinkedHashMap<String, Figures> groups(Level level) {
            return Groups.read(snapshot, scope, level).stream()
                    .collect(
                            Collectors.toMap(
                                    Group::key, Group::all, (one, _) -> one, LinkedHashMap::new));
        }
    }

    /** Its groups in the order of the second moment, then those of the first alone. */
    static Differences of(At then, At now, Level level) {
        var before = then.groups(level);
        var after = now.groups(level);
        var keys = new LinkedHashMap<>(after);
        before.forEach(keys::putIfAbsent);
        return new Differences(
                whole(then, now),
                keys.keySet().stream()
                        .map(
                                key ->
                                        new Pair(
                                                key,
                                                before.getOrDefault(key, Figures.NONE),
                                                after.getOrDefault(key, Figures.NONE)))
                        .toList());
    }

    /** The whole alone. */
    static Pair whole(At then, At now) {
        return new Pair("", then.whole(), now.whole());
    }
}
