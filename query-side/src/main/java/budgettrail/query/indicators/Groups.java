package budgettrail.query.indicators;

import budgettrail.query.figures.Sum;
import budgettrail.query.figures.ThreePublicItem;
import budgettrail.query.posting.Measure;
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

/**
 * The figures of all groups of one level: one query for every level, date and moment. Only where
 * the sums come from differs: balances, daily sums, or the journal.
 */
public final class Groups {
    private static final Map<String, ThreePublicItem> ITEMS = items();

    private final RollUp rollUp;
    private final Map<String, GroupSums> groups = new TreeMap<>();

    private Groups(RollUp rollUp) {
        this.rollUp = rollUp;
    }

    /** Projects by unit and code; everything else by key. */
    public static List<Group> read(Snapshot snapshot, Scope scope, Level level) {
        var groups = new Groups(new RollUp(scope.sight(), level));
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
                rollUp.keys(leaf)
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
        var peers = rollUp.keys(row.getString("peer_key"));
        return () ->
                rollUp.keys(leaf).stream()
                        .filter(peers::contains)
                        .map(groups::get)
                        .forEach(group -> group.addInside(measure, amount));
    }

    private Runnable each(String leaf, Consumer<GroupSums> action) {
        return () -> rollUp.keys(leaf).stream().map(groups::get).forEach(action);
    }

    private static Sum amount(ResultSet row) throws SQLException {
        return new Sum(row.getBigDecimal("amount").toBigIntegerExact());
    }

    private static Map<String, ThreePublicItem> items() {
        var items = new HashMap<String, ThreePublicItem>();
        for (var item : ThreePublicItem.values()) {
            item.codes().forEach(code -> items.put(code, item));
        }
        return Map.copyOf(items);
    }
}
