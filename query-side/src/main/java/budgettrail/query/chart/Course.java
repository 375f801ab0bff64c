package budgettrail.query.chart;

import budgettrail.event.reference.FiscalYear;
import budgettrail.query.chart.Axis.Tick;
import budgettrail.query.chart.Calendar.Slot;
import budgettrail.query.chart.Trace.Point;
import budgettrail.query.figures.Rate.Ratio;
import budgettrail.query.figures.Rates;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Cumulative execution 累计执行 against time progress 序时进度 through a year, with what each month added
 * as bars on the same percent axis.
 *
 * @param months as far as they have come; none: the year has not begun
 * @param zero the line of 0 %, where time progress begins
 * @param full the line of 100 %, where it ends
 * @param now where the last month has come to
 * @param due time progress there
 * @param beside another course, to compare with
 * @param beyond whether some rates lie outside of the drawing and are put on its edge
 */
public record Course(
        FiscalYear year,
        List<MonthFigures> months,
        List<Tick> ticks,
        List<Slot> slots,
        List<Bar> bars,
        Part zero,
        Part full,
        Part now,
        Part due,
        Trace trace,
        @Nullable Beside beside,
        boolean beyond) {
    private static final int FULL = 100;

    /** From where on the label of a point has little room to its right, and below it. */
    private static final int LATE = 78_000;

    private static final int LOW = 88_000;

    /**
     * Another course on the same axes.
     *
     * @param name what it is, for instance its year
     */
    public record Beside(String name, List<MonthFigures> months, Trace trace) {
        /** Its row for a month; none: it has not come so far. */
        public @Nullable MonthFigures at(int month) {
            return month <= months.size() ? months.get(month - 1) : null;
        }
    }

    public static Course of(FiscalYear year, List<MonthFigures> months) {
        return of(year, months, null, List.of());
    }

    /**
     * @param name of the other course
     * @param others the months of the other course, which may be those of another year
     */
    public static Course of(
            FiscalYear year,
            List<MonthFigures> months,
            @Nullable String name,
            List<MonthFigures> others) {
        var rates = rates(months, others);
        var axis = Axis.around(rates);
        var last = months.isEmpty() ? null : months.getLast().day();
        return new Course(
                year,
                List.copyOf(months),
                axis.ticks(),
                Calendar.slots(),
                bars(months, axis),
                axis.down(0),
                axis.down(FULL),
                last == null ? Part.NONE : Calendar.end(last),
                last != null && Rates.timeProgress(year, last) instanceof Ratio due
                        ? axis.down(due)
                        : axis.down(0),
                Trace.of(months, axis),
                name == null ? null : new Beside(name, others, Trace.of(others, axis)),
                !rates.stream().allMatch(axis::holds));
    }

    /** The month that the course has come to. */
    public @Nullable MonthFigures latest() {
        return months.isEmpty() ? null : months.getLast();
    }

    /** The point of that month; none: it has no rate. */
    public @Nullable Point end() {
        var points = trace.points();
        return !points.isEmpty() && points.getLast().day().equals(months.getLast().day())
                ? points.getLast()
                : null;
    }

    public boolean ended() {
        return now.equals(Part.ALL);
    }

    /** How much of the year is still to come. */
    public Part rest() {
        return Part.ALL.minus(now);
    }

    /** Whether the end is so near the edge that a narrow page has no room for its label. */
    public boolean late() {
        return now.thousandths() > LATE;
    }

    /** Whether the end is so near the bottom that its label stands beside it. */
    public boolean low() {
        var end = end();
        return end != null && end.y().thousandths() > LOW;
    }

    /** Whether there is nothing but time progress to draw. */
    public boolean empty() {
        return trace.points().isEmpty() && bars.isEmpty();
    }

    private static List<Ratio> rates(List<MonthFigures> months, List<MonthFigures> others) {
        var rates = new ArrayList<Ratio>();
        for (var month : months) {
            Stream.of(month.execution(), month.added()).forEach(rate -> add(rate, rates));
        }
        others.forEach(month -> add(month.execution(), rates));
        return rates;
    }

    private static void add(Object rate, List<Ratio> rates) {
        if (rate instanceof Ratio ratio) {
            rates.add(ratio);
        }
    }

    private static List<Bar> bars(List<MonthFigures> months, Axis axis) {
        var bars = new ArrayList<Bar>();
        for (var month : months) {
            if (month.added() instanceof Ratio added) {
                bars.add(Bar.of(month.number(), axis.down(0), axis.down(added)));
            }
        }
        return bars;
    }
}
