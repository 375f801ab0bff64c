package budgettrail.query.journal;

import budgettrail.query.posting.Measure;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** What postings add up to: balances, and sums per day. Out of range is an exception. */
final class Sums {
    private static final String ADDED =
            "DO UPDATE SET amount_fen = query.%1$s.amount_fen + excluded.amount_fen";
    private static final int MOST_DAYS = 250_000;

    private record Balance(int year, long line, Measure measure) {
        static final Comparator<Balance> ORDER =
                Comparator.comparingInt(Balance::year)
                        .thenComparingLong(Balance::line)
                        .thenComparing(Balance::measure);
    }

    private record Day(Balance of, LocalDate effective) {
        static final Comparator<Day> ORDER =
                Comparator.comparing(Day::of, Balance.ORDER).thenComparing(Day::effective);
    }

    private final Map<Balance, Long> balances = new HashMap<>();
    private final Map<Day, Long> days = new HashMap<>();
    private final Map<Integer, LocalDate> years = new HashMap<>();
    private boolean someDaysWritten;

    void add(int year, long line, Measure measure, LocalDate effective, long amount) {
        var balance = new Balance(year, line, measure);
        balances.merge(balance, amount, Math::addExact);
        days.merge(new Day(balance, effective), amount, Math::addExact);
        years.merge(year, effective, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** Writes daily sums only, if there are more than memory should hold. */
    void writeDaysIfMany(Destination to) throws SQLException {
        if (days.size() > MOST_DAYS) {
            writeDays(to);
        }
    }

    void write(Destination to) throws SQLException {
        writeBalances(to);
        writeDays(to);
        writeYears(to);
    }

    private void writeBalances(Destination to) throws SQLException {
        var rows =
                Rows.inserted(
                        "balance",
                        "ON CONFLICT ON CONSTRAINT balance_key " + ADDED.formatted("balance"),
                        "fiscal_year smallint",
                        "line_no bigint",
                        "measure smallint",
                        "amount_fen bigint");
        balances.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Balance.ORDER))
                .forEach(
                        sum -> {
                            var of = sum.getKey();
                            var measure = of.measure().number();
                            rows.add(of.year(), of.line(), measure, sum.getValue());
                        });
        rows.write(to);
        balances.clear();
    }

    private void writeDays(Destination to) throws SQLException {
        var conflict = "ON CONFLICT ON CONSTRAINT daily_key " + ADDED.formatted("daily");
        var columns =
                new String[] {
                    "fiscal_year smallint",
                    "line_no bigint",
                    "measure smallint",
                    "effective date",
                    "amount_fen bigint"
                };
        var rows =
                someDaysWritten
                        ? Rows.merged("daily", conflict, columns)
                        : Rows.inserted("daily", conflict, columns);
        days.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Day.ORDER))
                .forEach(
                        sum -> {
                            var of = sum.getKey().of();
                            rows.add(
                                    of.year(),
                                    of.line(),
                                    of.measure().number(),
                                    sum.getKey().effective(),
                                    sum.getValue());
                        });
        rows.write(to);
        days.clear();
        someDaysWritten = true;
    }

    private void writeYears(Destination to) throws SQLException {
        var rows =
                Rows.merged(
                        "year",
                        "ON CONFLICT ON CONSTRAINT year_key DO UPDATE SET last_effective ="
                                + " greatest(query.year.last_effective, excluded.last_effective)",
                        "fiscal_year smallint",
                        "last_effective date");
        years.forEach(rows::add);
        rows.write(to);
        years.clear();
    }
}
