package budgettrail.query.indicators;

import budgettrail.event.reference.FiscalYear;
import budgettrail.query.figures.Figures;
import budgettrail.query.figures.Rate;
import budgettrail.query.figures.Rates;
import budgettrail.query.figures.Sum;
import budgettrail.query.posting.Measure;
import budgettrail.query.reading.Snapshot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a group of lines at the end of each month of a year, in order, as far as the day
 * of the snapshot; the last one is as of that day. They are the figures that {@link Groups} answers
 * for each of these days, virements inside the group counted once, by one query for all months.
 */
public record Months(List<Month> all) {
    private static final String WHOLE = "''";

    public Months {
        all = List.copyOf(all);
    }

    /**
     * A month, or as much of it as there is.
     *
     * @param day its last day, or the day of the snapshot
     * @param before the figures at the end of the month before; none in the first one
     */
    public record Month(FiscalYear year, LocalDate day, Figures before, Figures figures) {
        /** What was disbursed in it; negative where more was refunded. */
        public Sum disbursed() {
            return figures.disbursed().minus(before.disbursed());
        }

        /** By how much it changed the adjusted budget. */
        public Sum adjusted() {
            return figures.adjusted().minus(before.adjusted());
        }

        /** 预算执行率 at its end. */
        public Rate execution() {
            return new Rates(figures).execution();
        }

        /** Points that execution was ahead of time progress at its end. */
        public Rate lead() {
            return new Rates(figures).lead(year, day);
        }
    }

    /** Of all lines of a scope together. */
    public static Months of(Snapshot snapshot, Scope scope) {
        var sums = new MonthSums();
        read(snapshot, scope, WHOLE, row -> row.addTo(sums, row.peer() != null));
        return sums.upTo(scope.year(), snapshot.asOf());
    }

    /**
     * The same where other units may have belonged to it on earlier days.
     *
     * @param on the scope on a day; asked from the last month to the first
     */
    public static Months of(Snapshot snapshot, Scope scope, Function<LocalDate, Scope> on) {
        var months = new ArrayList<Month>();
        var before = Figures.NONE;
        var lines = new UnitsOfLines(snapshot, scope.year());
        var all = of(snapshot, scope).all();
        var scopes = all.reversed().stream().map(month -> on.apply(month.day())).toList();
        for (var month : all) {
            var then = scopes.get(all.size() - 1 - months.size());
            var figures =
                    lines.areThoseOf(then.sight(), scope.sight())
                            ? month.figures()
                            : whole(snapshot.asOf(month.day()), then);
            months.add(new Month(month.year(), month.day(), before, figures));
            before = figures;
        }
        return new Months(months);
    }

    private static Figures whole(Snapshot snapshot, Scope scope) {
        return Groups.whole(snapshot, scope).map(Group::all).orElse(Figures.NONE);
    }

    /** Of each group of a level that has any sums, by key. */
    public static SortedMap<String, Months> by(Snapshot snapshot, Scope scope, Level level) {
        var rollUp = RollUp.of(scope.sight(), level);
        var groups = new TreeMap<String, MonthSums>();
        read(
                snapshot,
                scope,
                level.expression(),
                row -> {
                    var peers = row.peer() == null ? null : rollUp.keys(row.peer());
                    for (var key : rollUp.keys(row.key())) {
                        if (peers == null || peers.contains(key)) {
                            var sums = groups.computeIfAbsent(key, _ -> new MonthSums());
                            row.addTo(sums, peers != null);
                        }
                    }
                });
        var months = new TreeMap<String, Months>();
        groups.forEach((key, sums) -> months.put(key, sums.upTo(scope.year(), snapshot.asOf())));
        return months;
    }

    /**
     * A change of one sum.
     *
     * @param peer the group of the line that gave, of virements inside the scope; their amounts are
     *     among those without a peer too
     */
    private record Row(String key, @Nullable String peer, int month, Measure measure, Sum amount) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getString("key"),
                    row.getString("peer_key"),
                    row.getInt("month"),
                    Measure.numbered(row.getInt("measure")),
                    new Sum(row.getBigDecimal("amount").toBigIntegerExact()));
        }

        void addTo(MonthSums sums, boolean inside) {
            sums.add(month, measure, amount, inside);
        }
    }

    private static void read(Snapshot snapshot, Scope scope, String key, Consumer<Row> each) {
        MonthSql.of(snapshot, scope, key).query((row, _) -> Row.of(row)).list().forEach(each);
    }
}
