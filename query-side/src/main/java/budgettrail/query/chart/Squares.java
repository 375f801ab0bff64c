package budgettrail.query.chart;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides a drawing into boxes whose areas are as the weights and whose sides are as equal as they
 * get (a squarified treemap: Bruls, Huizing and van Wijk, 2000). Together the boxes cover it, and
 * none covers another: each cut is rounded once, and what is left goes to the rest.
 */
final class Squares {
    private final List<BigInteger> weights;
    private final BigInteger across;
    private final BigInteger down;
    private final List<Box> boxes = new ArrayList<>();

    private Squares(List<BigInteger> weights, int across, int down) {
        this.weights = weights;
        this.across = BigInteger.valueOf(across);
        this.down = BigInteger.valueOf(down);
    }

    /**
     * A box for each weight.
     *
     * @param weights positive, the largest first
     * @param across how wide the drawing usually is, in pixels
     * @param down how high
     */
    static List<Box> of(List<BigInteger> weights, int across, int down) {
        var squares = new Squares(weights, across, down);
        squares.fill();
        return List.copyOf(squares.boxes);
    }

    private void fill() {
        var rest = Box.ALL;
        var left = sum(0, weights.size());
        var start = 0;
        while (start < weights.size()) {
            var wide = wide(rest);
            var end =
                    endOfRow(
                            start,
                            wide ? pixels(rest.height(), down) : pixels(rest.width(), across),
                            area(rest),
                            left);
            var sum = sum(start, end);
            var much = share(wide ? rest.width() : rest.height(), sum, left);
            place(start, end, sum, wide ? rest.left(much) : rest.top(much), wide);
            rest = wide ? rest.afterLeft(much) : rest.afterTop(much);
            left = left.subtract(sum);
            start = end;
        }
    }

    /** As many as make the most elongated one of the row less so. */
    private int endOfRow(int start, BigInteger side, BigInteger area, BigInteger left) {
        var end = start + 1;
        var worst = worst(start, end, side, area, left);
        while (end < weights.size()) {
            var next = worst(start, end + 1, side, area, left);
            if (next.compareTo(worst) > 0) {
                break;
            }
            worst = next;
            end++;
        }
        return end;
    }

    /** How elongated the most elongated one of a row is: its longer side out of its shorter one. */
    private Elongation worst(
            int start, int end, BigInteger side, BigInteger area, BigInteger left) {
        var row = area.multiply(sum(start, end).pow(2));
        var square = left.multiply(side.pow(2));
        var flat = new Elongation(square.multiply(weights.get(start)), row);
        var thin = new Elongation(row, square.multiply(weights.get(end - 1)));
        return flat.compareTo(thin) > 0 ? flat : thin;
    }

    private record Elongation(BigInteger longer, BigInteger shorter)
            implements Comparable<Elongation> {
        @Override
        public int compareTo(Elongation other) {
            return longer.multiply(other.shorter).compareTo(other.longer.multiply(shorter));
        }
    }

    private void place(int start, int end, BigInteger sum, Box row, boolean wide) {
        var before = BigInteger.ZERO;
        var length = wide ? row.height() : row.width();
        for (var weight : weights.subList(start, end)) {
            var from = share(length, before, sum);
            before = before.add(weight);
            var much = share(length, before, sum).minus(from);
            boxes.add(wide ? row.afterTop(from).top(much) : row.afterLeft(from).left(much));
        }
    }

    private boolean wide(Box box) {
        return pixels(box.width(), across).compareTo(pixels(box.height(), down)) >= 0;
    }

    private BigInteger area(Box box) {
        return pixels(box.width(), across).multiply(pixels(box.height(), down));
    }

    /** As many times too many pixels as a whole has parts, so that nothing is rounded. */
    private static BigInteger pixels(Part length, BigInteger whole) {
        return whole.multiply(BigInteger.valueOf(length.thousandths()));
    }

    private static Part share(Part length, BigInteger part, BigInteger whole) {
        return Part.of(
                part.multiply(BigInteger.valueOf(length.thousandths())),
                whole.multiply(BigInteger.valueOf(Part.WHOLE)));
    }

    private BigInteger sum(int start, int end) {
        return weights.subList(start, end).stream().reduce(BigInteger.ZERO, BigInteger::add);
    }
}
