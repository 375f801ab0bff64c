package budgettrail.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import org.slf4j.LoggerFactory;

/**
 * Measures the product against its yardsticks and writes the table. Arguments: {@code quick} (some
 * minutes, {@code benchmarks/target}), {@code full} (fifty minutes, {@code docs/performance}) or
 * {@code smoke}; and which parts of it.
 */
public final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        quieten();
        var scale = Scale.of(arguments.length == 0 ? "quick" : arguments[0]);
        var parts = Part.of(arguments.length < 2 ? "all" : arguments[1]);
        var folder = Folders.make();
        // Many gigabytes, which nobody wants to keep who ends it early.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        try (var server = Server.start(folder);
                var bench = new Bench(scale, server, folder)) {
            measure(bench, parts);
            new Report(scale, Sitting.of(scale, parts, server), bench.rows(), bench.said()).write();
        }
    }

    private static void delete(Path folder) {
        try {
            Folders.delete(folder);
        } catch (IOException | UncheckedIOException e) {
            System.err.println(folder + " is left: " + e);
        }
    }

    private static void measure(Bench bench, Set<Part> parts) throws Exception {
        if (parts.contains(Part.RECORD)) {
            bench.begin(Part.RECORD);
            new Recording(bench).measure();
            bench.end();
        }
        if (!parts.contains(Part.READ) && !parts.contains(Part.GROW)) {
            return;
        }
        bench.begin(Part.READ);
        var smaller = Stocked.of(bench, "smaller", Plan.even(bench.scale().payments()));
        var filling = smaller.fill();
        if (parts.contains(Part.READ)) {
            bench.add(filling);
            new Reading(bench, smaller).measure();
            new BesideOthers(bench, smaller).measure();
            new Remaking(bench, smaller).measure();
            bench.end();
        }
        if (parts.contains(Part.GROW)) {
            bench.begin(Part.GROW);
            new Growing(bench, smaller).measure();
            bench.end();
        }
    }

    private static void quieten() {
        if (LoggerFactory.getLogger("ROOT") instanceof ch.qos.logback.classic.Logger root) {
            root.setLevel(ch.qos.logback.classic.Level.WARN);
        }
    }
}
