package budgettrail.benchmark;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** P8: the next payment of a line that has very many. */
final class LongLine {
    private static final int FRESH_LINES = 50;

    private final Bench bench;
    private final Product product;
    private final Payments payments;
    private final int line;

    LongLine(Bench bench, Product product, Payments payments, int line) {
        this.bench = bench;
        this.product = product;
        this.payments = payments;
        this.line = line;
    }

    /** The product has just started, so no line is in its memory. */
    void measure() throws Exception {
        var others = load(payments.upTo(line - FRESH_LINES));
        others.closed(8, bench.scale().warmUp() / 2);
        var fresh = new ArrayList<Double>();
        for (var one = line - FRESH_LINES; one < line; one++) {
            fresh.add(milliseconds(one));
        }
        var cold = milliseconds(line);
        var usual = fresh.stream().sorted().toList().get(FRESH_LINES / 2);
        var length = String.format(Locale.ROOT, "%,d payments", bench.scale().longLine());
        bench.add(
                Figure.atMost(
                        "P8",
                        "first payment of a line of " + length + "; of a short line, both cold",
                        cold,
                        "ms",
                        "%.2f ms".formatted(usual),
                        cold / usual,
                        5));
        var seconds = bench.scale().seconds();
        var runs =
                bench.rounds()
                        .of(
                                Map.of(
                                        "short line",
                                        () -> load(payments.ofLine(1)).closed(1, seconds),
                                        "P8",
                                        () -> load(payments.ofLine(line)).closed(1, seconds)));
        bench.add(
                Figure.atLeast(
                        "P8",
                        "next payments of it, warm; of a short line (≤ 1.2 ×)",
                        runs.of("P8"),
                        runs.of("short line"),
                        1 / 1.2));
    }

    private Load load(Request request) {
        return new Load(product.port(), request, bench.cpu());
    }

    private double milliseconds(int one) throws Exception {
        var request = payments.ofLine(one).next(new SplittableRandom(one));
        try (var wire = new Wire(product.port())) {
            wire.exchange(Request.get(Measured.NOTHING, product.token("auditor")));
            var begun = System.nanoTime();
            var status = wire.exchange(request);
            var took = (System.nanoTime() - begun) / 1e6;
            if (status != 201) {
                throw new IllegalStateException(status + ": " + wire.body());
            }
            return took;
        }
    }
}
