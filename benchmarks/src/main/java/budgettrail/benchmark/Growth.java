package budgettrail.benchmark;

import static budgettrail.benchmark.Rounds.contestant;

import java.util.List;
import java.util.Locale;

/** P9: what a payment costs at the end of a long log, beside the beginning of one. */
record Growth(Bench bench, Stocked many, Payments payments) {
    private static final String DATABASE = "beginning";
    private static final int CLIENTS = 32;
    private static final double FLAT = 1.1;

    void measure() throws Exception {
        bench.server().createDatabase(DATABASE);
        var product = bench.products().start(DATABASE);
        var few = new Payments(product);
        few.open();
        var data = new ProductData(bench.server(), DATABASE);
        var beginning = new Beginning(data, data.facts(), bench.scale().few());
        var small = bench.load(product, few.anyLine());
        small.closed(CLIENTS, bench.scale().further());
        var large = bench.load(many.product(), payments.anyLine());
        var unordered = bench.load(many.product(), payments.anyLineByRandomKeys());
        var seconds = bench.scale().seconds();
        var runs =
                bench.rounds(
                        contestant(
                                "P9 few",
                                () -> {
                                    beginning.returnTo();
                                    return small.closed(CLIENTS, seconds);
                                }),
                        contestant("P9 many", () -> large.closed(CLIENTS, seconds)),
                        contestant("P9 random keys", () -> unordered.closed(CLIENTS, seconds)));
        bench.products().stop(product);
        bench.add(cost(runs.of("P9 many"), runs.of("P9 few")));
        bench.add(speed(runs.of("P9 many"), runs.of("P9 few")));
        bench.add(unordered(runs.of("P9 random keys"), runs.of("P9 few")));
    }

    private String size() {
        return String.format(
                Locale.ROOT, "at %s, from %,d facts", many.size(), bench.scale().few());
    }

    private Figure cost(List<Run> late, List<Run> early) {
        return Figure.ratio(
                        "P9",
                        "processor time of a payment, server and PostgreSQL, " + size(),
                        "%.0f µs".formatted(Middle.of(late, Run::cpuMicros).median()),
                        "%.0f µs".formatted(Middle.of(early, Run::cpuMicros).median()),
                        Middle.ofRatios(late, early, Run::cpuMicros),
                        FLAT)
                .of(late)
                .with("at the beginning: CPU " + Figure.cpu(early));
    }

    private Figure speed(List<Run> late, List<Run> early) {
        var what = "payments one by one, 32 clients, " + size();
        return Figure.atMost("P9", what, late, "at the beginning", early, FLAT);
    }

    /** No goal speaks of it, and it costs more: each key falls on another page of the index. */
    private Figure unordered(List<Run> late, List<Run> early) {
        var what = "the same by clients whose keys have no order, " + size();
        return Figure.atLeast("P9", what, late, "at the beginning, in order", early, 0);
    }
}
