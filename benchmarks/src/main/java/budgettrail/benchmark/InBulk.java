package budgettrail.benchmark;

import static budgettrail.benchmark.Rounds.contestant;

/** P3: payments that come as a file. */
record InBulk(Bench bench, Product product, Payments payments, ProductData data) {
    private static final int ROWS = 10_000;

    /** Of the seconds of load that the server of P1 gets, this many go to one of files. */
    private static final double WARM_UP_PART = 3;

    /** As many rows as the product commits at once. */
    private static final int CHUNK = 1_000;

    void measure() throws Exception {
        var warm = System.nanoTime() + (long) (bench.scale().warmUp() / WARM_UP_PART * 1e9);
        do {
            product.once(payments.file(ROWS), 201);
        } while (System.nanoTime() < warm);
        data.caughtUp();
        var copies = new FactCopies(bench, data, ROWS, CHUNK);
        copies.begin();
        var runs = bench.rounds(contestant("COPY", copies::newest), contestant("P3", this::upload));
        copies.end();
        bench.add(
                Figure.atLeast(
                        "P3",
                        "payments as a file of 10,000, every rule asked",
                        runs.of("P3"),
                        "COPY of its rows into a log as large, 1,000 a commit",
                        runs.of("COPY"),
                        0.6));
    }

    private Run upload() throws Exception {
        var file = payments.file(ROWS);
        bench.server().settle();
        var before = bench.cpu().snapshot(product.pid());
        var begun = System.nanoTime();
        product.once(file, 201);
        var seconds = (System.nanoTime() - begun) / 1e9;
        var used = bench.cpu().snapshot(product.pid()).since(before);
        return Run.of(ROWS, seconds, used, product.peakMiB());
    }
}
