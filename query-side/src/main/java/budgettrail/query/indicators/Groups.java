package budgettrail.query.indicators;

import budgettrail.query.figures.Sum;
import budgettrail.query.figures.ThreePublicItem;
import budgettrail.query.posting.Measure;
import budgettrail.query.reading.Sight;
import budgettrail.query.reading.Snapshot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The figures of all groups of one level: one query for every level, date and moment. Only where
 * the sums come from differs: balances, daily sums, or the journal.
 */
public final class Groups {
    private static final Map<String, ThreePublicItem> ITEMS = items();
    private static final Set<Level> OVERVIEW =
            EnumSet.of(Level.DEPARTMENT, Level.UNIT, Level.PROJECT);

    /** No code has it. */
    private static final char BETWEEN = '|';

    private static final String PAIR = "unit || '|' || coalesce(project, '')";

    private final Scope scope;
    private final Map<Level, Map<String, GroupSums>> groups = new EnumMap<>(Level.class);
    private final Map<Level, Map<String, List<String>>> rolledUp = new EnumMap<>(Level.class);
    private final boolean paired;

    private Groups(Scope scope, Set<Level> levels) {
        this.scope = scope;
        this.paired = levels.size() > 1;
        for (var level : levels) {
            groups.put(level, new TreeMap<>());
            rolledUp.put(level, new HashMap<>());
        }
    }

    /** Projects by unit and code; everything else by key. */
    public static List<Group> read(Snapshot snapshot, Scope scope, Level level) {
        return new Groups(scope, EnumSet.of(level))
                .read(snapshot, level.expression())
                .sorted(level);
    }

    /** Departments, units and projects by one query: a page shows them together. */
    public static Map<Level, List<Group>> overview(Snapshot snapshot, Scope scope) {
        var read = new Groups(scope, OVERVIEW).read(snapshot, PAIR);
        var all = new EnumMap<Level, List<Group>>(Level.class);
        OVERVIEW.forEach(level -> all.put(level, read.sorted(level)));
        return all;
    }

    /** All lines of the scope as one group; nothing: it has none. */
    public static Optional<Group> whole(Snapshot snapshot, Scope scope) {
        return new Groups(scope, EnumSet.of(Level.LINE))
                .read(snapshot, "'*'").sorted(Level.LINE).stream().findFirst();
    }

    private Groups read(Snapshot snapshot, String leaf) {
        GroupSql.of(snapshot, scope, leaf)
                .query((row, _) -> row(row))
                .list()
                .forEach(Runnable::run);
        return this;
    }

    private List<Group> sorted(Level level) {
        var sorted = new ArrayList<>(of(level).values().stream().map(GroupSums::group).toList());
        if (level == Level.PROJECT) {
            sorted.sort(Comparator.comparing(Group::unit).thenComparing(Group::key));
        }
        return sorted;
    }

    private Map<String, GroupSums> of(Level level) {
        return groups.getOrDefault(level, Map.of());
    }

    private Runnable row(ResultSet row) throws SQLException {
        return switch (row.getInt("part")) {
            case GroupSql.MEMBERS -> members(row.getString("key"), row.getString("unit"));
            case GroupSql.SUMS -> sums(row);
            case GroupSql.INSIDE -> inside(row);
            default -> throw new IllegalStateException("part " + row.getInt("part"));
        };
    }

    private Runnable members(String leaf, String unit) {
        return () ->
                groups.forEach(
                        (level, ofLevel) ->
                                keys(level, leaf)
                                        .forEach(
                                                key ->
                                                        ofLevel.computeIfAbsent(
                                                                        key,
                                                                        _ ->
                                                                                new GroupSums(
                                                                                        key, unit))
                                                                .seenIn(unit)));
    }

    private Runnable sums(ResultSet row) throws SQLException {
        var item = row.getString("item") == null ? null : ITEMS.get(row.getString("item"));
        var procurement = row.getBoolean("procurement");
        var measure = Measure.numbered(row.getInt("measure"));
        var amount = amount(row);
        return each(row.getString("key"), group -> group.add(item, procurement, measure, amount));
    }

    private Runnable inside(ResultSet row) throws SQLException {
        var measure = Measure.numbered(row.getInt("measure"));
        var amount = amount(row);
        var leaf = row.getString("key");
        var peer = row.getString("peer_key");
        return () ->
                groups.forEach(
                        (level, ofLevel) -> {
                            var peers = keys(level, peer);
                            keys(level, leaf).stream()
                                    .filter(peers::contains)
                                    .map(key -> found(ofLevel, key))
                                    .forEach(group -> group.addInside(measure, amount));
                        });
    }

    private Runnable each(String leaf, Consumer<GroupSums> action) {
        return () ->
                groups.forEach(
                        (level, ofLevel) ->
                                keys(level, leaf).stream()
                                        .map(key -> found(ofLevel, key))
                                        .forEach(action));
    }

    private static GroupSums found(Map<String, GroupSums> ofLevel, String key) {
        return Objects.requireNonNull(ofLevel.get(key), key);
    }

    private static Sum amount(ResultSet row) throws SQLException {
        return new Sum(row.getBigDecimal("amount").toBigIntegerExact());
    }

    /** The groups that a leaf's lines belong to. */
    private List<String> keys(Level level, String leaf) {
        return Objects.requireNonNull(rolledUp.get(level))
                .computeIfAbsent(leaf, one -> rollUp(level, one));
    }

    private List<String> rollUp(Level level, String leaf) {
        var cut = paired ? leaf.indexOf(BETWEEN) : leaf.length();
        return switch (level) {
            case UNIT -> units(scope.sight(), leaf.substring(0, cut));
            case DEPARTMENT -> department(scope.sight(), leaf.substring(0, cut));
            case PROJECT -> project(paired ? leaf.substring(cut + 1) : leaf);
            case LINE, FUNCTION_CLASS, FUNCTION_SECTION, FUNCTION_ITEM, ECONOMIC, FUND, KIND ->
                    List.of(leaf);
        };
    }

    /** A line without a project belongs to none. */
    private static List<String> project(String code) {
        return code.isEmpty() ? List.of() : List.of(code);
    }

    /** The unit and the units above it, without the department unless it has the lines itself. */
    private static List<String> units(Sight sight, String leaf) {
        var path = sight.tree().path(leaf);
        return path.stream()
                .filter(unit -> unit.equals(leaf) || !unit.equals(path.getLast()))
                .filter(sight::sees)
                .toList();
    }

    /** Who does not see all of a department is not shown its name over a part of it. */
    private static List<String> department(Sight sight, String leaf) {
        return Stream.of(sight.tree().path(leaf).getLast()).filter(sight::sees).toList();
    }

    private static Map<String, ThreePublicItem> items() {
        var items = new HashMap<String, ThreePublicItem>();
        for (var item : ThreePublicItem.values()) {
            item.codes().forEach(code -> items.put(code, item));
        }
        return Map.copyOf(items);
    }
}
