package budgettrail.benchmark;

import static budgettrail.benchmark.Rounds.contestant;

import java.util.List;

/** P6, P8, P9, P11 where the log is ten times as large. */
record Growing(Bench bench, Stocked some) {
    private static final double FLAT = 1.1;

    void measure() throws Exception {
        var scale = bench.scale();
        var many = Stocked.of(bench, "larger", Plan.with(scale.longLine(), scale.many()));
        bench.add(many.fill());
        var longLine = new LongLine(bench, many);
        longLine.keep();
        many.restart();
        var payments = new Payments(many.product());
        bench.load(many.product(), payments.anyLine()).closed(32, scale.further());
        longLine.measure(payments);
        new Growth(bench, many, payments).measure();
        read(many);
    }

    private void read(Stocked many) throws Exception {
        var small = new Reads(bench, some);
        var large = new Reads(bench, many);
        small.warmUp();
        large.warmUp();
        var seconds = bench.scale().seconds();
        var runs =
                bench.rounds(
                        contestant("nothing", () -> large.nothing().closed(Reads.CLIENTS, seconds)),
                        contestant("P6 small", () -> small.now().closed(Reads.CLIENTS, seconds)),
                        contestant("P6 large", () -> large.now().closed(Reads.CLIENTS, seconds)));
        var read = runs.of("P6 large");
        bench.add(large.figure(read, runs.of("nothing")));
        bench.add(slower(many, read, runs.of("P6 small")));
    }

    private Figure slower(Stocked many, List<Run> large, List<Run> small) {
        return Figure.atMost(
                "P6",
                "the same read with %s: no slower, but for a tenth of noise".formatted(many.size()),
                large,
                some.size(),
                small,
                FLAT);
    }
}
