package budgettrail.query.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Boxes that are as the weights, cover the drawing, and do not cover each other. */
class SquaresTest {
    private static final BigInteger WHOLE = BigInteger.valueOf((long) Part.WHOLE * Part.WHOLE);

    /** A cut is off by half a thousandth of a percent at most, and each box has four of them. */
    private static final BigInteger ROUNDING = BigInteger.valueOf(4L * Part.WHOLE);

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void tileTheDrawingInProportion(long seed) {
        var weights = weights(new SplittableRandom(seed));
        var total = weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
        for (var boxes : List.of(Squares.of(weights, 1100, 440), Squares.of(weights, 320, 544))) {
            assertThat(boxes).hasSameSizeAs(weights);
            assertThat(
                            boxes.stream()
                                    .map(SquaresTest::area)
                                    .reduce(BigInteger.ZERO, BigInteger::add))
                    .isEqualTo(WHOLE);
            for (var at = 0; at < boxes.size(); at++) {
                assertInside(boxes.get(at));
                for (var other : boxes.subList(at + 1, boxes.size())) {
                    assertThat(overlap(boxes.get(at), other)).as("%d", at).isFalse();
                }
                var exact = WHOLE.multiply(weights.get(at)).divide(total);
                assertThat(area(boxes.get(at)).subtract(exact).abs()).isLessThan(ROUNDING);
            }
        }
    }

    @Test
    void ofOneIsAllOfIt() {
        assertThat(Squares.of(List.of(BigInteger.ONE), 100, 100)).containsExactly(Box.ALL);
        assertThat(Squares.of(List.of(), 100, 100)).isEmpty();
    }

    @Test
    void ofEqualOnesAreSquares() {
        var boxes = Squares.of(Stream.generate(() -> BigInteger.TEN).limit(4).toList(), 300, 300);

        assertThat(boxes)
                .allMatch(box -> box.width().equals(box.height()))
                .allMatch(box -> box.width().toString().equals("50%"));
    }

    /** The example of the paper that describes them: 6, 6, 4, 3, 2, 2, 1 in 600 by 400. */
    @Test
    void areThoseOfTheirInventors() {
        var weights = Stream.of(6, 6, 4, 3, 2, 2, 1).map(BigInteger::valueOf).toList();

        assertThat(Squares.of(weights, 600, 400).stream().map(SquaresTest::shown))
                .containsExactly(
                        "0% 0% 50% 50%",
                        "0% 50% 50% 50%",
                        "50% 0% 28.571% 58.333%",
                        "78.571% 0% 21.429% 58.333%",
                        "50% 58.333% 20% 41.667%",
                        "70% 58.333% 20% 41.667%",
                        "90% 58.333% 10% 41.667%");
    }

    private static String shown(Box box) {
        return box.x() + " " + box.y() + " " + box.width() + " " + box.height();
    }

    private static List<BigInteger> weights(SplittableRandom random) {
        var weights = new ArrayList<BigInteger>();
        var count = random.nextInt(1, 60);
        for (var at = 0; at < count; at++) {
            var size = BigInteger.TEN.pow(random.nextInt(random.nextBoolean() ? 3 : 20));
            weights.add(size.multiply(BigInteger.valueOf(random.nextLong(1, 1000))));
        }
        weights.sort(Comparator.reverseOrder());
        return weights;
    }

    private static void assertInside(Box box) {
        assertThat(box.x().thousandths()).isBetween(0, Part.WHOLE);
        assertThat(box.y().thousandths()).isBetween(0, Part.WHOLE);
        assertThat(box.width().thousandths()).isNotNegative();
        assertThat(box.height().thousandths()).isNotNegative();
        assertThat(box.x().plus(box.width()).thousandths()).isLessThanOrEqualTo(Part.WHOLE);
        assertThat(box.y().plus(box.height()).thousandths()).isLessThanOrEqualTo(Part.WHOLE);
    }

    private static boolean overlap(Box one, Box other) {
        return common(one.x(), one.width(), other.x(), other.width())
                && common(one.y(), one.height(), other.y(), other.height());
    }

    private static boolean common(Part from, Part much, Part otherFrom, Part otherMuch) {
        var start = Math.max(from.thousandths(), otherFrom.thousandths());
        var end = Math.min(from.plus(much).thousandths(), otherFrom.plus(otherMuch).thousandths());
        return start < end;
    }

    private static BigInteger area(Box box) {
        return BigInteger.valueOf((long) box.width().thousandths() * box.height().thousandths());
    }
}
