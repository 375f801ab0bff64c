package budgettrail.query.chart;

import budgettrail.query.figures.Sum;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * The adjusted budget and what was disbursed of it, step after step, each as a polyline in a box of
 * 100,000 by 100,000.
 *
 * @param now where the step that is shown stands
 */
public record Strip(String budget, String disbursed, Part zero, Part now) {
    /**
     * How it stood behind a step.
     *
     * @param step counted from 0
     */
    public record Stand(long step, Sum budget, Sum disbursed) {}

    /**
     * @param stands in the order of their steps; not every step need be among them
     * @param last the last step there is
     */
    public static Strip of(List<Stand> stands, long now, long last) {
        var low = BigInteger.ZERO;
        var high = BigInteger.ONE;
        for (var stand : stands) {
            low = low.min(stand.budget().fen()).min(stand.disbursed().fen());
            high = high.max(stand.budget().fen()).max(stand.disbursed().fen());
        }
        var scale = new Scale(low, high);
        var budget = new Line();
        var disbursed = new Line();
        for (var stand : stands) {
            var x = across(stand.step(), last);
            budget.to(x, scale.down(stand.budget().fen()));
            disbursed.to(x, scale.down(stand.disbursed().fen()));
        }
        return new Strip(
                budget.toString(),
                disbursed.toString(),
                scale.down(BigInteger.ZERO),
                across(now, last));
    }

    private static Part across(long step, long last) {
        return last == 0 ? Part.ALL : Part.of(step, last);
    }

    /** Level until it moves. */
    private static final class Line {
        private final List<String> corners = new ArrayList<>();
        private Part y = Part.NONE;

        void to(Part x, Part next) {
            if (!corners.isEmpty()) {
                corner(x);
            }
            y = next;
            corner(x);
        }

        private void corner(Part x) {
            corners.add(x.thousandths() + "," + y.thousandths());
        }

        @Override
        public String toString() {
            return String.join(" ", corners);
        }
    }
}
