package budgettrail.query.chart;

import budgettrail.query.figures.Rate.Ratio;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The percent axis of a course, with round ticks. It always holds 0 and 100 %, and all rates from
 * {@value #LOWEST} to {@value #HIGHEST} %: one absurd rate must not flatten all others.
 */
record Axis(int low, int high, int step) {
    static final int HIGHEST = 400;
    static final int LOWEST = -100;

    private static final int FULL = 100;
    private static final int MOST_STEPS = 6;
    private static final BigInteger HUNDRED = BigInteger.valueOf(FULL);
    private static final List<Integer> STEPS = List.of(25, 50, 100);

    /** A line across the drawing. */
    public record Tick(int percent, Part y) {
        public boolean zero() {
            return percent == 0;
        }
    }

    static Axis around(Collection<Ratio> rates) {
        var low = rates.stream().mapToInt(rate -> percent(rate, 0)).reduce(0, Math::min);
        var high = rates.stream().mapToInt(rate -> percent(rate, 1)).reduce(FULL, Math::max);
        var step =
                STEPS.stream()
                        .filter(one -> up(high, one) - down(low, one) <= MOST_STEPS * one)
                        .findFirst()
                        .orElseThrow();
        return new Axis(down(low, step), up(high, step), step);
    }

    List<Tick> ticks() {
        return IntStream.rangeClosed(low / step, high / step)
                .map(count -> count * step)
                .mapToObj(percent -> new Tick(percent, down(percent)))
                .toList();
    }

    Part down(int percent) {
        return scale().down(BigInteger.valueOf(percent));
    }

    Part down(Ratio rate) {
        return scale().down(hundredfold(rate));
    }

    boolean holds(Ratio rate) {
        return scale().holds(hundredfold(rate));
    }

    private Scale scale() {
        return new Scale(BigInteger.valueOf(low), BigInteger.valueOf(high));
    }

    private static Ratio hundredfold(Ratio rate) {
        return new Ratio(rate.numerator().multiply(HUNDRED), rate.denominator());
    }

    /** The whole percent that is at most the rate, or so much more. */
    private static int percent(Ratio rate, int more) {
        var parts = hundredfold(rate).numerator().divideAndRemainder(rate.denominator());
        var floor = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
        var whole = parts[1].signum() == 0 ? floor : floor.add(BigInteger.valueOf(more));
        return whole.max(BigInteger.valueOf(LOWEST))
                .min(BigInteger.valueOf(HIGHEST))
                .intValueExact();
    }

    private static int down(int percent, int step) {
        return Math.floorDiv(percent, step) * step;
    }

    private static int up(int percent, int step) {
        return Math.ceilDiv(percent, step) * step;
    }
}
