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

    /**
     * A figure on both days.
     *
     * @param key of its message
     * @param rate whether it is a percentage; its difference is then in points
     */
    public record Line(
            String key,
            boolean rate,
            String then,
            String now,
            String difference,
            String thenAddress,
            String nowAddress) {}

    public static Comparison of(
            Figures then, LocalDate thenDay, Figures now, LocalDate nowDay, Trace trace) {
        var before = trace.on(thenDay);
        var lines = new ArrayList<Line>();
        for (var figure : AMOUNTS) {
            lines.add(
                    new Line(
                            figure.name(),
                            false,
                            Shown.yuan(then.of(figure)),
                            Shown.yuan(now.of(figure)),
                            Shown.signed(now.of(figure).minus(then.of(figure))),
                            before.figure(figure),
                            trace.figure(figure)));
        }
        for (var it : RATES) {
            lines.add(rate(it, then.rate(it.part(), it.whole()), now, before, trace));
        }
        return new Comparison(thenDay.toString(), nowDay.toString(), List.copyOf(lines));
    }

    private static Line rate(Ratios it, Rate then, Figures figures, Trace before, Trace trace) {
        var now = figures.rate(it.part(), it.whole());
        var difference = now.minus(then);
        return new Line(
                it.key(),
                true,
                then.shown(),
                now.shown(),
                difference instanceof Ratio ? Shown.signed(difference.shown()) : "",
                before.rate(it.part(), it.whole()),
                trace.rate(it.part(), it.whole()));
    }
}
