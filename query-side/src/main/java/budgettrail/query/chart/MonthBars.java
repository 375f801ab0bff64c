package budgettrail.query.chart;

import budgettrail.query.chart.Calendar.Slot;
import budgettrail.query.figures.Sum;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was disbursed in each month of a year, by a line, a project or a unit.
 *
 * @param zero the line that the bars stand on
 * @param largest the month with the most, which alone is labelled; none: nothing was disbursed
 */
public record MonthBars(
        List<MonthFigures> months,
        List<Slot> slots,
        List<Column> columns,
        Part zero,
        @Nullable Column largest) {

    /** A month and its bar. */
    public record Column(MonthFigures month, Slot slot, Bar bar) {}

    public static MonthBars of(List<MonthFigures> months) {
        var scale = scale(months);
        var zero = scale.down(BigInteger.ZERO);
        var slots = Calendar.slots();
        var columns = new ArrayList<Column>();
        for (var month : months) {
            var number = month.number();
            var bar = Bar.of(number, zero, scale.down(month.disbursed().fen()));
            columns.add(new Column(month, slots.get(number - 1), bar));
        }
        var largest =
                columns.stream()
                        .filter(column -> column.month().disbursed().compareTo(Sum.ZERO) > 0)
                        .max(Comparator.comparing(column -> column.month().disbursed()));
        return new MonthBars(months, slots, columns, zero, largest.orElse(null));
    }

    /** Whether nothing was disbursed or refunded at all. */
    public boolean empty() {
        return months.stream().allMatch(month -> month.disbursed().equals(Sum.ZERO));
    }

    /** Of all months together. */
    public Sum total() {
        return months.isEmpty() ? Sum.ZERO : months.getLast().cumulative();
    }

    private static Scale scale(List<MonthFigures> months) {
        var low = BigInteger.ZERO;
        var high = BigInteger.ZERO;
        for (var month : months) {
            low = low.min(month.disbursed().fen());
            high = high.max(month.disbursed().fen());
        }
        return new Scale(low, low.equals(high) ? BigInteger.ONE : high);
    }
}
