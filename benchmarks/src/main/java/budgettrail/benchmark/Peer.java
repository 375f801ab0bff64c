package budgettrail.benchmark;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Stock Axon: the same rules on its own defaults, see {@code benchmarks/stock-axon}. */
final class Peer implements Served, AutoCloseable {
    private static final String TOKEN = "stock-axon";
    private static final int LINES = 1_000;
    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final int port;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final AtomicLong number = new AtomicLong();

    private Peer(Process process, int port) {
        this.process = process;
        this.port = port;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** Where its jar is, if it was built. */
    static Path jar() {
        return Path.of(System.getProperty("budgettrail.benchmark.peer", "nowhere"));
    }

    static Peer start(Server server, String database, Path folder) throws Exception {
        var port = freePort();
        var command = Product.jvm();
        command.addAll(
                List.of(
                        "-jar",
                        jar().toString(),
                        "--server.port=" + port,
                        "--spring.datasource.url=" + server.url(database),
                        "--spring.datasource.username=" + Server.OWNER,
                        "--spring.datasource.password=" + Server.OWNER));
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("stock-axon.log").toFile())
                        .start();
        var peer = new Peer(process, port);
        peer.open(folder);
        return peer;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Waits until it answers, and opens the lines. */
    private void open(Path folder) throws Exception {
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        for (var line = 0; line < LINES; ) {
            if (System.nanoTime() > until || !process.isAlive()) {
                throw new IllegalStateException(Files.readString(folder.resolve("stock-axon.log")));
            }
            try (var wire = new Wire(port)) {
                for (; line < LINES; line++) {
                    var status = wire.exchange(opening(line));
                    if (status != 201) {
                        throw new IllegalStateException(status + ": " + wire.body());
                    }
                }
            } catch (IOException _) {
                process.waitFor(200, TimeUnit.MILLISECONDS); // Not listening yet.
            }
        }
    }

    private byte[] opening(int line) {
        var body =
                "{\"line\":\"2024:L%d\",\"unit\":\"U\",\"amount\":\"900000000.00\"}"
                        .formatted(line);
        return Request.post("/lines", TOKEN, run + "-L" + line, "application/json", bytes(body));
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public int port() {
        return port;
    }

    Request payments() {
        return random -> {
            var id = run + "-" + number.incrementAndGet();
            var body =
                    "{\"disbursement\":\"%s\",\"effective\":\"2024-03-10\",\"amount\":\"%d.50\",\"unit\":\"U\",\"voucher\":\"%s\",\"payee\":\"示例文具店\"}"
                            .formatted(id, random.nextInt(1, 400), id);
            return Request.post(
                    "/lines/2024:L" + random.nextInt(LINES) + "/payments",
                    TOKEN,
                    id,
                    "application/json",
                    bytes(body));
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
