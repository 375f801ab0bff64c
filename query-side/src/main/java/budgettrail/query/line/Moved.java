package budgettrail.query.line;

import budgettrail.query.figures.Figure;
import budgettrail.query.figures.Figures;
import budgettrail.query.figures.Rate;
import budgettrail.query.figures.Rate.Ratio;
import budgettrail.query.figures.Rates;
import budgettrail.query.figures.Sum;
import budgettrail.query.page.Shown;
import java.util.Arrays;
import java.util.List;

/**
 * A figure or rate before and behind a step.
 *
 * @param key of its name, a message
 * @param rate whether it is a rate: in percent, or the name of what stands in its place
 * @param change with its sign, points of a rate; empty: there is no difference to say
 * @param way UP, DOWN, CHANGED or SAME
 */
record Moved(String key, boolean rate, String before, String after, String change, String way) {
    private static final String SAME = "SAME";

    /** Every figure, then the three rates. */
    static List<Moved> figures(Figures before, Figures after) {
        return Arrays.stream(Figure.values())
                .map(figure -> of("figure." + figure, before.of(figure), after.of(figure)))
                .toList();
    }

    static List<Moved> rates(Figures before, Figures after, boolean ended) {
        var then = new Rates(before);
        var now = new Rates(after);
        return List.of(
                of("summary.tile.execution", then.execution(), now.execution()),
                of("summary.tile.adjustment", then.adjustmentGross(), now.adjustmentGross()),
                of(
                        ended ? "summary.tile.carryOver" : "summary.tile.unspent",
                        then.carryOver(),
                        now.carryOver()));
    }

    private static Moved of(String key, Sum before, Sum after) {
        var change = after.minus(before);
        var sign = change.fen().signum();
        return new Moved(
                key,
                false,
                Shown.yuan(before),
                Shown.yuan(after),
                sign == 0 ? "" : Shown.signed(change),
                way(sign));
    }

    private static Moved of(String key, Rate before, Rate after) {
        var difference = after.minus(before);
        var sign = difference instanceof Ratio(var points, _) ? points.signum() : 0;
        var same = difference instanceof Ratio ? sign == 0 : before.equals(after);
        return new Moved(
                key,
                true,
                before.shown(),
                after.shown(),
                difference instanceof Ratio && !same ? Shown.signed(difference.shown()) : "",
                same ? SAME : sign == 0 ? "CHANGED" : way(sign));
    }

    private static String way(int sign) {
        return sign == 0 ? SAME : sign > 0 ? "UP" : "DOWN";
    }

    /** Public, as all that the template calls. */
    public boolean isSame() {
        return way.equals(SAME);
    }

    /** Whether it is a number before, and behind. */
    public boolean isNumberBefore() {
        return number(before);
    }

    public boolean isNumberAfter() {
        return number(after);
    }

    private static boolean number(String text) {
        return !text.startsWith("NOT_") && !text.startsWith("UN");
    }
}
