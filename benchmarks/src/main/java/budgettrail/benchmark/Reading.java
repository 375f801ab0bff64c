package budgettrail.benchmark;

import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import tools.jackson.databind.json.JsonMapper;

/** P4, P6, P7: figures of a large log, and all of them made anew. */
final class Reading {
    private static final int CLIENTS = 8;
    private static final int READS_BETWEEN_FACTS = 100;
    private static final int COPY_CHUNK = 50_000;
    private static final String FIGURES = "/api/v1/indicators?fiscalYear=2024&level=UNIT";
    private static final String REBUILD = "/api/v1/projections/rebuild";

    private final Bench bench;
    private final Product product;
    private final Payments payments;
    private final String auditor;

    Reading(Bench bench, Product product, Payments payments) {
        this.bench = bench;
        this.product = product;
        this.payments = payments;
        this.auditor = product.token("auditor");
    }

    void measure() throws Exception {
        var facts = bench.facts();
        var nothing = load(_ -> Request.get(Measured.NOTHING, auditor));
        var now = load(amongPayments(_ -> Request.get(FIGURES, auditor)));
        var past =
                load(amongPayments(random -> Request.get(FIGURES + past(random, facts), auditor)));
        nothing.closed(CLIENTS, bench.scale().warmUp() / 4);
        now.closed(CLIENTS, bench.scale().warmUp() / 4);
        past.closed(CLIENTS, bench.scale().warmUp() / 4);
        var seconds = bench.scale().seconds();
        var runs =
                bench.rounds()
                        .of(
                                Map.of(
                                        "nothing", () -> nothing.closed(CLIENTS, seconds),
                                        "P6", () -> now.closed(CLIENTS, seconds),
                                        "P7", () -> past.closed(CLIENTS, seconds)));
        var size = String.format(Locale.ROOT, "%,d facts", facts);
        bench.add(
                Figure.atLeast(
                        "P6",
                        "units of the department as JSON, " + size + ", 8 clients; nothing at all",
                        runs.of("P6"),
                        runs.of("nothing"),
                        0.4));
        bench.add(
                Figure.atLeast(
                        "P7",
                        "the same as of any day and as known at any moment; as of now (≤ 5 ×)",
                        runs.of("P7"),
                        runs.of("P6"),
                        0.2));
        rebuild();
    }

    private Load load(Request request) {
        return new Load(product.port(), request, bench.cpu());
    }

    private static String past(SplittableRandom random, long facts) {
        return "&asOf=2024-0%d-%d&knownAt=%d"
                .formatted(random.nextInt(2, 7), random.nextInt(10, 29), random.nextLong(1, facts));
    }

    /** So that nothing can be answered from what was answered before for long. */
    private Request amongPayments(Request read) {
        var pay = payments.anyLine();
        return random ->
                random.nextInt(READS_BETWEEN_FACTS) == 0 ? pay.next(random) : read.next(random);
    }

    private void rebuild() throws Exception {
        var copies = new Copies(bench.server(), bench.database(), bench.cpu());
        var runs =
                bench.rounds()
                        .of(Map.of("copy", () -> copies.journal(COPY_CHUNK), "P4", this::anew));
        bench.add(
                Figure.atLeast(
                        "P4",
                        "all figures made anew from the log, events; COPY of the journal's rows",
                        runs.of("P4"),
                        runs.of("copy"),
                        0.5));
    }

    private Run anew() throws Exception {
        bench.server().settle();
        var admin = product.token("admin");
        var before = bench.cpu().snapshot();
        var begun = System.nanoTime();
        product.once(Request.post(REBUILD, admin, "x", "application/json", new byte[0]), 202);
        while (true) {
            var job = JsonMapper.shared().readTree(product.once(Request.get(REBUILD, admin), 200));
            switch (job.path("state").asString()) {
                case "RUNNING" -> Thread.onSpinWait();
                case "DONE" -> {
                    var seconds = (System.nanoTime() - begun) / 1e9;
                    return Run.of(bench.facts(), seconds, bench.cpu().snapshot().since(before));
                }
                default -> throw new IllegalStateException(job.toString());
            }
        }
    }
}
