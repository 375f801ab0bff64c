package budgettrail.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Readers who ask for one address again and again until it is enough. */
final class Others implements AutoCloseable {
    private final AtomicLong answered = new AtomicLong();
    private final List<CompletableFuture<Void>> readers = new ArrayList<>();
    private volatile boolean enough;

    Others(int port, int clients, byte[] request) {
        for (var client = 0; client < clients; client++) {
            var done = new CompletableFuture<Void>();
            readers.add(done);
            Thread.ofPlatform().daemon().start(() -> read(port, request, done));
        }
    }

    private void read(int port, byte[] request, CompletableFuture<Void> done) {
        try (var wire = new Wire(port)) {
            while (!enough) {
                var status = wire.exchange(request);
                if (status != 200) {
                    throw new IOException(status + ": " + wire.body());
                }
                answered.incrementAndGet();
            }
            done.complete(null);
        } catch (IOException e) {
            done.completeExceptionally(e);
        }
    }

    /** How many answers they have got. */
    long answered() {
        return answered.get();
    }

    /** Waits for the last answers; fails if one was none. */
    @Override
    public void close() {
        enough = true;
        readers.forEach(CompletableFuture::join);
    }
}
