package budgettrail.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A product whose log has very many payments, put there before, and their figures. */
final class Stocked {
    private static final int MOST_SECONDS_TO_READY = 8;

    private final Bench bench;
    private final ProductData data;
    private final Plan plan;
    private Product product;

    private Stocked(Bench bench, ProductData data, Plan plan, Product product) {
        this.bench = bench;
        this.data = data;
        this.plan = plan;
        this.product = product;
    }

    /** Makes it; says how long that took. */
    static Stocked of(Bench bench, String database, Plan plan) throws Exception {
        bench.server().createDatabase(database);
        var data = new ProductData(bench.server(), database);
        var opening = bench.products().start(database);
        new Payments(opening).open();
        data.caughtUp();
        bench.products().stop(opening);
        var begun = System.nanoTime();
        new Seed(data, plan).write();
        var seeded = System.nanoTime();
        data.tidy();
        System.out.printf(
                Locale.ROOT,
                "  %,d payments put into the log in %.0f s, tidied in %.0f s%n",
                plan.payments(),
                (seeded - begun) / 1e9,
                (System.nanoTime() - seeded) / 1e9);
        return new Stocked(bench, data, plan, bench.products().start(database));
    }

    /**
     * Makes its figures, by a rebuild, which is quicker than what follows the log; and lets it keep
     * the states of its lines.
     */
    Figure fill() throws Exception {
        var made = new Rebuild(bench, this).run();
        var followed = data.caughtUp();
        new LineStates(product).keep();
        data.addedUp();
        data.tidy();
        return Figure.told(
                        "P4",
                        "figures of " + size() + " made for the first time",
                        "%.0f s".formatted(made.seconds()),
                        made.seconds())
                .of(List.of(made))
                .with(
                        Figure.perSecond(made.perSecond())
                                + ", the follower %.0f s later".formatted(followed));
    }

    Product product() {
        return product;
    }

    ProductData data() {
        return data;
    }

    /** How large it is, in words. */
    String size() {
        return String.format(Locale.ROOT, "%,d payments", plan.payments());
    }

    /**
     * P11: stops it and starts it again, as often as the scale says: as it is delivered, and as it
     * was compiled, of which the last one stays.
     */
    void restart() throws Exception {
        var delivered = Delivered.unpack(bench.folder());
        if (delivered.isPresent()) {
            start(delivered.get().first());
            ready("start to ready as delivered, unpacked with a cache, ", delivered.get().again());
        } else {
            System.out.println("The jar is not built: its start is not measured");
        }
        ready("start to ready as compiled, ", Product.COMPILED);
    }

    private void ready(String what, List<String> how) throws Exception {
        bench.add(
                Figure.limited(
                                "P11",
                                what + size(),
                                secondsToReady(how),
                                "s",
                                MOST_SECONDS_TO_READY)
                        .memory(product.peakMiB()));
    }

    private Middle secondsToReady(List<String> how) throws Exception {
        var seconds = new ArrayList<Double>();
        for (var number = 0; number < bench.scale().starts(); number++) {
            start(how);
            seconds.add(product.secondsToReady());
        }
        return Middle.of(seconds.stream().mapToDouble(it -> it));
    }

    private void start(List<String> how) throws Exception {
        bench.products().stop(product);
        product = bench.products().start(data.name(), how);
    }
}
