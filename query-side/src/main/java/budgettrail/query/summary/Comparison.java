package budgettrail.query.summary;

import budgettrail.query.figures.Figure;
import budgettrail.query.figures.Figures;
import budgettrail.query.figures.Rate;
import budgettrail.query.figures.Rate.Ratio;
import budgettrail.query.page.Shown;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Two days side by side.
 *
 * @param then the earlier or later day to compare with
 */
public record Comparison(String then, String now, List<Line> lines) {
    private static final List<Figure> AMOUNTS =
            List.of(
                    Figure.INITIAL,
                    Figure.CARRIED_IN,
                    Figure.ADJUSTED,
                    Figure.DISBURSED,
                    Figure.COMMITMENTS,
                    Figure.PENDING,
                    Figure.AVAILABLE,
                    Figure.BALANCE,
                    Figure.GROSS,
                    Figure.NET);

    /** The rates by the key of their message. */
    private record Ratios(String key, Figure part, Figure whole) {}

    private static final List<Ratios> RATES =
            List.of(
                    new Ratios("execution", Figure.DISBURSED, Figure.ADJUSTED),
                    new Ratios("adjustment", Figure.GROSS, Figure.INITIAL),
                    new Ratios("adjustmentNet", Figure.NET, Figure.INITIAL),
                    new Ratios("carryOver", Figure.BALANCE, Figure.ADJUSTED));

    /** How a value is written. */
    public enum Form {
        YUAN,
        PERCENT,
        /** The name of what stands in place of a rate. */
        TAG
    }

    /** A figure on one of the days, and the way to the facts behind it. */
    public record Value(String shown, Form form, String address) {}

    /**
     * A figure on both days.
     *
     * @param key of its message
     * @param points whether its difference is in points
     */
    public record Line(String key, Value then, Value now, String difference, boolean points) {}

    public static Comparison of(
            Figures then, LocalDate thenDay, Figures now, LocalDate nowDay, Trace trace) {
        var before = trace.on(thenDay);
        var lines = new ArrayList<Line>();
        for (var figure : AMOUNTS) {
            lines.add(
                    new Line(
                            "figure." + figure,
                            amount(then, figure, before),
                            amount(now, figure, trace),
                            Shown.signed(now.of(figure).minus(then.of(figure))),
                            false));
        }
        for (var it : RATES) {
            lines.add(rate(it, then, before, now, trace));
        }
        return new Comparison(thenDay.toString(), nowDay.toString(), List.copyOf(lines));
    }

    private static Value amount(Figures figures, Figure figure, Trace trace) {
        return new Value(Shown.yuan(figures.of(figure)), Form.YUAN, trace.figure(figure));
    }

    private static Line rate(Ratios it, Figures then, Trace before, Figures now, Trace trace) {
        var rate = now.rate(it.part(), it.whole());
        var earlier = then.rate(it.part(), it.whole());
        var difference = rate.minus(earlier);
        var points = difference instanceof Ratio;
        return new Line(
                "summary.tile." + it.key(),
                value(earlier, before.rate(it.part(), it.whole())),
                value(rate, trace.rate(it.part(), it.whole())),
                points ? Shown.signed(difference.shown()) : "",
                points);
    }

    private static Value value(Rate rate, String address) {
        return new Value(rate.shown(), rate instanceof Ratio ? Form.PERCENT : Form.TAG, address);
    }
}
