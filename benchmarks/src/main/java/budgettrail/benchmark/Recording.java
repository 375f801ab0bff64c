package budgettrail.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** P1, P1b, P2, P3, P5: writing. */
final class Recording {
    private static final int FILE_ROWS = 10_000;
    private static final int CHUNK = 1_000;
    private static final int LINES = 1_000;
    private static final double MOST_LAG_MS = 100;

    private final Bench bench;
    private final Product product;
    private final Payments payments;
    private final Rounds rounds;

    Recording(Bench bench, Product product) {
        this.bench = bench;
        this.product = product;
        this.payments = new Payments(product, LINES);
        this.rounds = bench.rounds();
    }

    void measure() throws Exception {
        payments.open();
        var any = load(payments.anyLine());
        any.closed(32, bench.scale().warmUp());
        var runs = rounds.of(contestants(any));
        tell(runs);
        openLoop(any, Figure.Middle.of(runs.of("P1"), Run::perSecond).median(), runs);
        inBulk();
    }

    private Load load(Request request) {
        return new Load(product.port(), request, bench.cpu());
    }

    private Map<String, Rounds.Contestant> contestants(Load any) {
        var seconds = bench.scale().seconds();
        var contestants = new LinkedHashMap<String, Rounds.Contestant>();
        contestants.put("commit 32", () -> bench.plain().run(32, seconds));
        contestants.put("P1", () -> any.closed(32, seconds));
        contestants.put("P1b 128", () -> any.closed(128, seconds));
        contestants.put("commit 1", () -> bench.plain().run(1, seconds));
        contestants.put("P1b 1", () -> any.closed(1, seconds));
        contestants.put("hot line", () -> load(payments.ofLine(0)).closed(32, seconds));
        return contestants;
    }

    private void tell(Runs runs) throws Exception {
        var commit = runs.of("commit 32");
        bench.add(
                Figure.atLeast(
                        "P1",
                        "payments one by one over HTTP, 32 clients, 1,000 lines; plain commits of"
                                + " 32",
                        runs.of("P1"),
                        commit,
                        0.5));
        bench.add(Figure.atLeast("P1b", "the same, 128 clients", runs.of("P1b 128"), commit, 0.6));
        bench.add(
                Figure.atLeast(
                        "P1b",
                        "the same, one client; plain commits of one",
                        runs.of("P1b 1"),
                        runs.of("commit 1"),
                        0.4));
        bench.add(
                Figure.atLeast(
                        "", "the same, 32 clients on one line", runs.of("hot line"), commit, 0));
        bench.keep("P1", runs.of("P1"));
    }

    private void openLoop(Load any, double most, Runs runs) throws Exception {
        try (var lag = new Lag(bench.server(), bench.database())) {
            var half = any.open(most / 2, 64, bench.scale().seconds() * 2);
            var ages = lag.ages();
            var commit =
                    Figure.Middle.of(runs.of("commit 1"), run -> run.milliseconds(50)).median();
            bench.add(
                    Figure.atMost(
                                    "P2",
                                    "p99 of a payment at half of that load, open loop; one plain"
                                            + " commit",
                                    half.milliseconds(99),
                                    "ms",
                                    "%.2f ms".formatted(commit),
                                    half.milliseconds(99) / commit,
                                    10)
                            .with(Figure.beside(List.of(half))));
            var p99 = ages.getValueAtPercentile(99) / 1e3;
            bench.add(
                    Figure.atMost(
                                    "P5",
                                    "age of the oldest fact not in the figures under that load,"
                                            + " p99",
                                    p99,
                                    "ms",
                                    "",
                                    p99,
                                    MOST_LAG_MS)
                            .with("p50 %.1f ms".formatted(ages.getValueAtPercentile(50) / 1e3)));
        }
    }

    private void inBulk() throws Exception {
        product.once(payments.file(FILE_ROWS), 201);
        var runs =
                rounds.of(
                        Map.of(
                                "P3",
                                () -> upload(payments.file(FILE_ROWS)),
                                "copy",
                                () ->
                                        new Copies(bench.server(), bench.database(), bench.cpu())
                                                .newestFacts(FILE_ROWS, CHUNK)));
        bench.add(
                Figure.atLeast(
                        "P3",
                        String.format(
                                Locale.ROOT,
                                "an upload of %,d payments, every rule asked; COPY of its rows",
                                FILE_ROWS),
                        runs.of("P3"),
                        runs.of("copy"),
                        0.6));
    }

    private Run upload(byte[] file) throws Exception {
        bench.server().settle();
        var before = bench.cpu().snapshot();
        var begun = System.nanoTime();
        product.once(file, 201);
        var seconds = (System.nanoTime() - begun) / 1e9;
        return Run.of(FILE_ROWS, seconds, bench.cpu().snapshot().since(before));
    }
}
