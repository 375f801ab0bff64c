package budgettrail.query.indicators;

import budgettrail.query.figures.Sum;
import budgettrail.query.figures.ThreePublicItem;
import budgettrail.query.posting.Measure;
import budgettrail.query.reading.Snapshot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The figures of all groups of one level: one query for every level, date and moment. Only where
 * the sums come from differs: balances, daily sums, or the journal.
 */
public final class Groups {
    private static final Map<String, ThreePublicItem> ITEMS = items();
    private static final List<Level> OVERVIEW =
            List.of(Level.DEPARTMENT, Level.UNIT, Level.PROJECT);
    private static final String EVERYTHING = "'*'";

    /** The groups of one level, and which of them a leaf's lines belong to. */
    private record OfLevel(RollUp rollUp, Map<String, GroupSums> sums) {
        OfLevel(RollUp rollUp) {
            this(rollUp, new TreeMap<>());
        }

        void seen(String leaf, String unit) {
            for (var key : rollUp.keys(leaf)) {
                sums.computeIfAbsent(key, _ -> new GroupSums(key, unit)).seenIn(unit);
            }
        }

        Stream<GroupSums> holding(String leaf) {
            return rollUp.keys(leaf).stream().map(key -> Objects.requireNonNull(sums.get(key)));
        }

        /** Those that hold both lines of a virement. */
        Stream<GroupSums> holding(String leaf, String peer) {
            var peers = rollUp.keys(peer);
            return rollUp.keys(leaf).stream()
                    .filter(peers::contains)
                    .map(key -> Objects.requireNonNull(sums.get(key)));
        }

        List<Group> groups() {
            return sums.values().stream().map(GroupSums::group).toList();
        }
    }

    private final List<OfLevel> levels;

    private Groups(List<OfLevel> levels) {
        this.levels = levels;
    }

    /** Projects by unit and code; everything else by key. */
    public static List<Group> read(Snapshot snapshot, Scope scope, Level level) {
        var groups = new OfLevel(RollUp.of(scope.sight(), level));
        new Groups(List.of(groups)).read(GroupSql.of(snapshot, scope, level.expression()));
        return sorted(groups.groups(), level);
    }

    /** Departments, units and projects by one query: a page shows them together. */
    public static Map<Level, List<Group>> overview(Snapshot snapshot, Scope scope) {
        var ofLevels = new EnumMap<Level, OfLevel>(Level.class);
        OVERVIEW.forEach(
                level -> ofLevels.put(level, new OfLevel(RollUp.ofPairs(scope.sight(), level))));
        new Groups(List.copyOf(ofLevels.values())).read(GroupSql.of(snapshot, scope, RollUp.PAIR));
        var all = new EnumMap<Level, List<Group>>(Level.class);
        ofLevels.forEach((level, groups) -> all.put(level, sorted(groups.groups(), level)));
        return all;
    }

    /** All lines of the scope as one group; nothing: it has none. */
    public static Optional<Group> whole(Snapshot snapshot, Scope scope) {
        var groups = new OfLevel(RollUp.of(scope.sight(), Level.LINE));
        new Groups(List.of(groups)).read(GroupSql.of(snapshot, scope, EVERYTHING));
        return groups.groups().stream().findFirst();
    }

    private static List<Group> sorted(List<Group> groups, Level level) {
        return level == Level.PROJECT
                ? groups.stream()
                        .sorted(Comparator.comparing(Group::unit).thenComparing(Group::key))
                        .toList()
                : groups;
    }

    private void read(StatementSpec query) {
        query.query((row, _) -> row(row)).list().forEach(Runnable::run);
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
        return () -> levels.forEach(level -> level.seen(leaf, unit));
    }

    private Runnable sums(ResultSet row) throws SQLException {
        var leaf = row.getString("key");
        var item = row.getString("item") == null ? null : ITEMS.get(row.getString("item"));
        var procurement = row.getBoolean("procurement");
        var measure = Measure.numbered(row.getInt("measure"));
        var amount = amount(row);
        return () ->
                levels.stream()
                        .flatMap(level -> level.holding(leaf))
                        .forEach(group -> group.add(item, procurement, measure, amount));
    }

    private Runnable inside(ResultSet row) throws SQLException {
        var leaf = row.getString("key");
        var peer = row.getString("peer_key");
        var measure = Measure.numbered(row.getInt("measure"));
        var amount = amount(row);
        return () ->
                levels.stream()
                        .flatMap(level -> level.holding(leaf, peer))
                        .forEach(group -> group.addInside(measure, amount));
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
