package budgettrail.query.journal;

import budgettrail.query.posting.Measure;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What postings add up to: balances, and sums per day. Out of range is an exception. */
final class Sums {
    private static final String ADDED =
            "DO UPDATE SET amount_fen = query.%1$s.amount_fen + excluded.amount_fen";
    private static final int MOST_DAYS = 250_000;

    private static final Table BALANCES =
            Table.inserted(
                    "balance",
                    "ON CONFLICT ON CONSTRAINT balance_key " + ADDED.formatted("balance"),
                    "fiscal_year smallint",
                    "line_no bigint",
                    "measure smallint",
                    "amount_fen bigint");

    private static final String[] DAY = {
        "fiscal_year smallint",
        "line_no bigint",
        "measure smallint",
        "effective date",
        "amount_fen bigint"
    };
    private static final String DAY_THERE =
            "ON CONFLICT ON CONSTRAINT daily_key " + ADDED.formatted("daily");
    private static final Table DAYS = Table.inserted("daily", DAY_THERE, DAY);
    private static final Table MORE_DAYS = Table.merged("daily", DAY_THERE, DAY);

    private static final Table YEARS =
            Table.merged(
                    "year",
                    """
                    WHERE rows.last_effective > coalesce((
                        SELECT last_effective FROM query.year y
                        WHERE y.generation = rows.generation AND y.fiscal_year = rows.fiscal_year), '-infinity')
                    ON CONFLICT ON CONSTRAINT year_key DO UPDATE SET
                      last_effective = greatest(query.year.last_effective, excluded.last_effective)
                    """,
                    "fiscal_year smallint",
                    "last_effective date");

    private record Balance(int year, long line, Measure measure) {
        static final Comparator<Balance> ORDER =
                Comparator.comparingInt(Balance::year)
                        .thenComparingLong(Balance::line)
                        .thenComparing(Balance::measure);
    }

    private static final class Added {
        long amount;
        final Map<LocalDate, long[]> days = new HashMap<>();
    }

    private final Map<Balance, Added> balances = new HashMap<>();
    private final Map<Integer, LocalDate> years = new TreeMap<>(); // One order for all who write.
    private int days;
    private boolean someDaysWritten;

    void add(int year, long line, Measure measure, LocalDate effective, long amount) {
        var balance = balances.computeIfAbsent(new Balance(year, line, measure), _ -> new Added());
        balance.amount = Math.addExact(balance.amount, amount);
        var day = balance.days.computeIfAbsent(effective, _ -> newDay());
        day[0] = Math.addExact(day[0], amount);
        years.merge(year, effective, (one, other) -> one.isAfter(other) ? one : other);
    }

    private long[] newDay() {
        days++;
        return new long[1];
    }

    /** Writes daily sums only, if there are more than memory should hold. */
    void writeDaysIfMany(Destination to) throws SQLException {
        if (days > MOST_DAYS) {
            writeDays(to);
        }
    }

    void write(Destination to) throws SQLException {
        writeBalances(to);
        writeDays(to);
        writeYears(to);
        balances.clear();
    }

    private void writeBalances(Destination to) throws SQLException {
        var rows = BALANCES.rows();
        inOrder()
                .forEach(
                        sum -> {
                            var of = sum.getKey();
                            var measure = of.measure().number();
                            rows.add(of.year(), of.line(), measure, sum.getValue().amount);
                        });
        rows.write(to);
    }

    private Stream<Map.Entry<Balance, Added>> inOrder() {
        return balances.entrySet().stream().sorted(Map.Entry.comparingByKey(Balance.ORDER));
    }

    private void writeDays(Destination to) throws SQLException {
        var rows = (someDaysWritten ? MORE_DAYS : DAYS).rows();
        inOrder().forEach(sum -> add(rows, sum.getKey(), sum.getValue().days));
        rows.write(to);
        days = 0;
        someDaysWritten = true;
    }

    private static void add(Rows rows, Balance of, Map<LocalDate, long[]> days) {
        var measure = of.measure().number();
        days.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(
                        day ->
                                rows.add(
                                        of.year(),
                                        of.line(),
                                        measure,
                                        day.getKey(),
                                        day.getValue()[0]));
        days.clear();
    }

    private void writeYears(Destination to) throws SQLException {
        var rows = YEARS.rows();
        years.forEach(rows::add);
        rows.write(to);
        years.clear();
    }
}
