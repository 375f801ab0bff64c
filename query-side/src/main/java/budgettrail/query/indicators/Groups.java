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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The figures of all groups of one level: one query for every level, date and moment. Only where
 * the sums come from differs: balances, daily sums, or the journal.
 */
public final class Groups {
    private static final Map<String, ThreePublicItem> ITEMS = items();

    private final Snapshot snapshot;
    private final Scope scope;
    private final Level level;
    private final Map<String, GroupSums> groups = new TreeMap<>();
    private final Map<String, List<String>> rolledUp = new HashMap<>();

    private Groups(Snapshot snapshot, Scope scope, Level level) {
        this.snapshot = snapshot;
        this.scope = scope;
        this.level = level;
    }

    /** Projects by unit and code; everything else by key. */
    public static List<Group> read(Snapshot snapshot, Scope scope, Level level) {
        var groups = new Groups(snapshot, scope, level);
        GroupSql.of(snapshot, scope, level)
                .query((row, _) -> groups.row(row))
                .list()
                .forEach(Runnable::run);
        var sorted =
                new ArrayList<>(groups.groups.values().stream().map(GroupSums::group).toList());
        if (level == Level.PROJECT) {
            sorted.sort(Comparator.comparing(Group::unit).thenComparing(Group::key));
        }
        return sorted;
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
                keys(leaf)
                        .forEach(
                                key ->
                                        groups.computeIfAbsent(key, _ -> new GroupSums(key, unit))
                                                .seenIn(unit));
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
        var peers = keys(row.getString("peer_key"));
        return () ->
                keys(leaf).stream()
                        .filter(peers::contains)
                        .map(groups::get)
                        .forEach(group -> group.addInside(measure, amount));
    }

    private Runnable each(String leaf, Consumer<GroupSums> action) {
        return () -> keys(leaf).stream().map(groups::get).forEach(action);
    }

    private static Sum amount(ResultSet row) throws SQLException {
        return new Sum(row.getBigDecimal("amount").toBigIntegerExact());
    }

    /** The groups that a leaf's lines belong to. */
    private List<String> keys(String leaf) {
        return rolledUp.computeIfAbsent(leaf, this::rollUp);
    }

    private List<String> rollUp(String leaf) {
        return switch (level) {
            case UNIT -> units(scope.sight(), leaf);
            case DEPARTMENT -> department(scope.sight(), leaf);
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
