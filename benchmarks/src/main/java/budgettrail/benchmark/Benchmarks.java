package budgettrail.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * Measures the product against its yardsticks and writes the table. The argument is {@code quick}
 * (about three minutes, {@code target/benchmark.md}) or {@code full} ({@code docs/performance}).
 */
public final class Benchmarks {
    private static final int LINES = 1_000;

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        quieten();
        var scale = Scale.of(arguments.length == 0 ? "quick" : arguments[0]);
        var folder = Files.createTempDirectory("budgettrail-benchmark");
        var cpu = new Cpu();
        try (var server = Server.start(folder)) {
            cpu.add(Cpu.POSTGRES, server.postmaster());
            var bench = new Bench(scale, server, cpu, folder);
            measure(bench, folder);
            new Report(scale, bench.figures(), bench.rounds().said()).write();
        } finally {
            Folders.delete(folder);
        }
    }

    private static void measure(Bench bench, Path folder) throws Exception {
        try (var product = started(bench, folder)) {
            new Recording(bench, product).measure();
            bench.add(memory(product));
        }
        peer(bench, folder);
        var seed = new Seed(bench.server(), bench.database());
        var scale = bench.scale();
        seed.payments(scale.payments(), number -> number % (LINES - 1));
        seed.payments(scale.longLine(), _ -> LINES - 1);
        try (var _ = started(bench, folder)) {
            bench.caughtUp();
        }
        try (var product = started(bench, folder)) {
            bench.add(start(bench, product));
            var payments = new Payments(product, LINES);
            new LongLine(bench, product, payments, LINES - 1).measure();
            new Reading(bench, product, payments).measure();
            bench.add(memory(product));
        }
    }

    private static Product started(Bench bench, Path folder) throws Exception {
        var product = Product.start(bench.server(), bench.database(), folder);
        bench.cpu().add(Cpu.JVM, product.pid());
        return product;
    }

    private static void peer(Bench bench, Path folder) throws Exception {
        if (!Files.exists(Peer.jar())) {
            System.out.println("Stock Axon is not built: not measured");
            return;
        }
        bench.server().createDatabase("peer");
        try (var peer = Peer.start(bench.server(), "peer", folder)) {
            bench.cpu().add(Cpu.JVM, peer.pid());
            var load = new Load(peer.port(), peer.payments(), bench.cpu());
            load.closed(32, bench.scale().warmUp() / 2);
            var runs =
                    bench.rounds()
                            .of(
                                    Map.of(
                                            "stock Axon",
                                            () -> load.closed(32, bench.scale().seconds())));
            bench.add(
                    Figure.atLeast(
                                    "P1",
                                    "payments one by one, 32 clients; the same of stock Axon",
                                    bench.kept("P1"),
                                    runs.of("stock Axon"),
                                    20)
                            .with("stock Axon: " + Figure.beside(runs.of("stock Axon"))));
        }
    }

    private static Figure start(Bench bench, Product product) throws Exception {
        var seconds = product.secondsToReady();
        return Figure.atMost(
                "P11",
                "start to ready, %,d facts".formatted(bench.facts()),
                seconds,
                "s",
                "",
                seconds,
                8);
    }

    private static Figure memory(Product product) throws Exception {
        return Figure.atMost(
                        "P10", "heap of the product through all of it", 512, "MiB", "", 512, 512)
                .with("largest resident memory " + product.peakMiB() + " MiB");
    }

    private static void quieten() {
        if (LoggerFactory.getLogger("ROOT") instanceof ch.qos.logback.classic.Logger root) {
            root.setLevel(ch.qos.logback.classic.Level.WARN);
        }
    }
}
