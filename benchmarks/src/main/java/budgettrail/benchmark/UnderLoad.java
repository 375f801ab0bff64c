package budgettrail.benchmark;

import static budgettrail.benchmark.Rounds.contestant;

import org.HdrHistogram.Histogram;

/** P2 and P5: how long a payment takes, and how late the figures are. */
final class UnderLoad {
    private static final int CLIENTS = 32;
    private static final int OPEN_CLIENTS = 64;
    private static final double MOST_COMMITS = 10;
    private static final double MOST_LAG_MS = 100;

    private final Bench bench;
    private final ProductData data;
    private final Load any;
    private final double most;
    private final Histogram ages = new Histogram(Lag.LONGEST_MICROS, 3);

    /**
     * @param most payments a second that were recorded one by one
     */
    UnderLoad(Bench bench, Product product, Payments payments, double most) {
        this.bench = bench;
        this.data = new ProductData(bench.server(), product.database());
        this.any = bench.load(product, payments.anyLine());
        this.most = most;
    }

    void measure() throws Exception {
        var runs =
                bench.rounds(
                        bench.settled("commit 1", seconds -> bench.plain().run(1, seconds)),
                        bench.settled("P2", this::half),
                        contestant("P5", this::watched));
        var half = runs.of("P2");
        var commit = runs.of("commit 1");
        var p99 = Middle.of(half, run -> run.milliseconds(99)).median();
        var p50 = Middle.of(commit, run -> run.milliseconds(50)).median();
        bench.add(
                Figure.ratio(
                                "P2",
                                "p99 of a payment at half of P1's load, open loop",
                                Figure.milliseconds(p99),
                                bench.plain().name()
                                        + ", one client, p50: "
                                        + Figure.milliseconds(p50),
                                Middle.ofRatios(half, 99, commit, 50),
                                MOST_COMMITS)
                        .of(half));
        bench.add(
                Figure.limited(
                                "P5",
                                "age of the oldest fact not in the figures under P1's load, p99",
                                ages.getValueAtPercentile(99) / 1e3,
                                "ms",
                                MOST_LAG_MS)
                        .with(
                                "p50 %.1f, largest %.1f ms"
                                        .formatted(
                                                ages.getValueAtPercentile(50) / 1e3,
                                                ages.getMaxValue() / 1e3)));
    }

    private Run half(double seconds) throws Exception {
        return any.open(most / 2, OPEN_CLIENTS, seconds);
    }

    private Run watched() throws Exception {
        bench.server().settle();
        any.closed(CLIENTS, Bench.LEAD_SECONDS);
        try (var lag = new Lag(data)) {
            var run = any.closed(CLIENTS, bench.scale().seconds());
            ages.add(lag.ages());
            return run;
        }
    }
}
