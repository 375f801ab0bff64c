package budgettrail.benchmark;

import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/**
 * The kept states of lines. The product keeps them while payments come in; those of a log that was
 * written behind its back were never kept, so one payment of each line lets it keep them now.
 */
record LineStates(Product product) {
    private static final int CLIENTS = 4;

    /** Of all usual lines. */
    void keep() throws Exception {
        var payments = new Payments(product);
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            var tasks = new ArrayList<Callable<Boolean>>();
            for (var client = 0; client < CLIENTS; client++) {
                var first = client;
                tasks.add(() -> pay(payments, first));
            }
            for (var done : threads.invokeAll(tasks)) {
                done.get();
            }
        }
    }

    private boolean pay(Payments payments, int first) throws Exception {
        for (var line = first; line < Payments.LINES; line += CLIENTS) {
            milliseconds(payments, line);
        }
        return true;
    }

    /** What one payment of the line takes. */
    double milliseconds(Payments payments, int line) throws Exception {
        var request = payments.ofLine(line).next(new SplittableRandom(line));
        try (var wire = new Wire(product.port())) {
            wire.exchange(Request.get(Measured.NOTHING, product.token("auditor")));
            var begun = System.nanoTime();
            var status = wire.exchange(request);
            var took = (System.nanoTime() - begun) / 1e6;
            if (status != 201) {
                throw new IllegalStateException(status + ": " + wire.body());
            }
            return took;
        }
    }
}
