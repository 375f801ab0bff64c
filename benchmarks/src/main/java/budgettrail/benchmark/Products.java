package budgettrail.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The processes of the product, those up and those ended, and what they took of memory: P10. */
final class Products implements AutoCloseable {
    private static final int MOST_HEAP_MIB = 512;

    private final Server server;
    private final Cpu cpu;
    private final Path folder;
    private final List<Product> up = new ArrayList<>();
    private Heap heap = Heap.NONE;
    private long peakMiB;
    private int started;

    Products(Server server, Cpu cpu, Path folder) {
        this.server = server;
        this.cpu = cpu;
        this.folder = folder;
    }

    /** Starts one on the database and waits until it says that it is ready. */
    Product start(String database) throws Exception {
        return start(database, Product.COMPILED);
    }

    /** The same, of what its JVM is told to run. */
    Product start(String database, List<String> how) throws Exception {
        started++;
        var collections = folder.resolve("gc-" + started + ".log");
        var product = Product.start(server, database, how, folder, collections);
        cpu.add(product.pid());
        up.add(product);
        return product;
    }

    void stop(Product product) throws IOException {
        peakMiB = Math.max(peakMiB, product.peakMiB());
        cpu.remove(product.pid());
        up.remove(product);
        product.close();
        heap = heap.and(Heap.of(product.collections()));
    }

    /** The largest heap of all of them, and forgets those that have ended. */
    Figure memory(Part part) throws IOException {
        var all = heap;
        var most = peakMiB;
        for (var product : up) {
            all = all.and(Heap.of(product.collections()));
            most = Math.max(most, product.peakMiB());
        }
        heap = Heap.NONE;
        peakMiB = 0;
        return Figure.limited(
                        "P10",
                        "heap in use after a collection, the most, part " + part.title(),
                        all.usedMiB(),
                        "MiB",
                        MOST_HEAP_MIB)
                .with(
                        String.format(
                                Locale.ROOT,
                                "%s, %s, %d collections, longest pause %.0f ms",
                                String.join(" ", Product.HEAP),
                                all.collector(),
                                all.collections(),
                                all.longestMs()))
                .memory(most);
    }

    @Override
    public void close() throws IOException {
        for (var product : List.copyOf(up)) {
            stop(product);
        }
    }
}
