package budgettrail.benchmark;

import static budgettrail.benchmark.Rounds.contestant;

import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** P8: the next payment of a line that has very many. */
final class LongLine {
    private static final double MOST_COLD = 5;
    private static final double MOST_WARM = 1.2;

    private final Bench bench;
    private final Stocked stocked;
    private final String length;

    LongLine(Bench bench, Stocked stocked) {
        this.bench = bench;
        this.stocked = stocked;
        this.length =
                String.format(Locale.ROOT, "a line with %,d payments", bench.scale().longLine());
    }

    /** Lets the product keep the line's state, as it would have while the payments came in. */
    void keep() throws Exception {
        var product = stocked.product();
        var took = new LineStates(product).milliseconds(new Payments(product), Payments.LONG_LINE);
        bench.add(
                Figure.told(
                        "P8",
                        "payment of " + length + " whose state was never kept",
                        "%.0f ms".formatted(took),
                        took));
    }

    /** The product has been started since, and none of these lines is in its memory. */
    void measure(Payments payments) throws Exception {
        var lines = new LineStates(stocked.product());
        var fresh = new ArrayList<Double>();
        for (var line = Payments.LINES; line < Payments.LONG_LINE; line++) {
            fresh.add(lines.milliseconds(payments, line));
        }
        var cold = lines.milliseconds(payments, Payments.LONG_LINE);
        var usual = Middle.of(fresh.stream().mapToDouble(it -> it)).median();
        bench.add(
                Figure.ratio(
                        "P8",
                        "first payment of " + length + " since the start",
                        Figure.milliseconds(cold),
                        "first payments of %d new lines, p50: %s"
                                .formatted(fresh.size(), Figure.milliseconds(usual)),
                        Middle.of(DoubleStream.of(cold / usual)),
                        MOST_COLD));
        warm(payments);
    }

    private void warm(Payments payments) throws Exception {
        var product = stocked.product();
        var seconds = bench.scale().seconds();
        var new1 = bench.load(product, payments.ofLine(Payments.LINES));
        var long1 = bench.load(product, payments.ofLine(Payments.LONG_LINE));
        var runs =
                bench.rounds(
                        contestant("new line", () -> new1.closed(1, seconds)),
                        contestant("P8", () -> long1.closed(1, seconds)));
        bench.add(
                Figure.atMost(
                        "P8",
                        "next payments of " + length + ", one client",
                        runs.of("P8"),
                        "next payments of a new line",
                        runs.of("new line"),
                        MOST_WARM));
    }
}
