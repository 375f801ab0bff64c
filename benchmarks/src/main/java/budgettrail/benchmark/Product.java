package budgettrail.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** Budget Trail as it is delivered, in a process of its own with 512 MiB of heap. */
final class Product implements AutoCloseable {
    static final String HEAP = "-Xmx512m";
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:([0-9]+)");
    private static final long PATIENCE_SECONDS = 300;

    private final Process process;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final Map<String, String> tokens = new HashMap<>();
    private final double secondsToReady;

    private Product(Process process, Path accounts) throws Exception {
        var begun = System.nanoTime();
        this.process = process;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        Thread.ofPlatform().daemon().start(this::listen);
        port.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        secondsToReady = (System.nanoTime() - begun) / 1e9;
        for (var account : JsonMapper.shared().readTree(Files.readString(accounts))) {
            tokens.put(account.path("user").asString(), account.path("token").asString());
        }
    }

    /** Starts it on the database and waits until it says that it is ready. */
    static Product start(Server server, String database, Path folder, String... jvm)
            throws Exception {
        var accounts = folder.resolve("accounts-" + database + ".json");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(HEAP);
        command.addAll(List.of(jvm));
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        "budgettrail.benchmark.Measured",
                        "--server.port=0",
                        "--budgettrail.sample=none",
                        "--budgettrail.accounts=" + accounts,
                        "--budgettrail.database.url=" + server.url(database),
                        "--budgettrail.database.owner.user=" + Server.OWNER,
                        "--budgettrail.database.owner.password=" + Server.OWNER,
                        "--budgettrail.database.application.user=" + Server.APPLICATION,
                        "--budgettrail.database.application.password=" + Server.APPLICATION));
        return new Product(new ProcessBuilder(command).redirectErrorStream(true).start(), accounts);
    }

    int port() {
        return port.join();
    }

    long pid() {
        return process.pid();
    }

    String token(String user) {
        return tokens.getOrDefault(user, "");
    }

    double secondsToReady() {
        return secondsToReady;
    }

    /** The largest its memory has been, in MiB: heap and all else. */
    long peakMiB() throws IOException {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM"))
                            .map(line -> line.replaceAll("[^0-9]", ""))
                            .mapToLong(Long::parseLong)
                            .findFirst()
                            .orElse(0)
                    / 1_024;
        }
    }

    /** Sends something once and insists on the status. Returns the body of the answer. */
    String once(byte[] request, int expected) throws IOException {
        try (var wire = new Wire(port())) {
            var status = wire.exchange(request);
            if (status != expected) {
                throw new IllegalStateException(status + ": " + wire.body());
            }
            return wire.body();
        }
    }

    private void listen() {
        var said = new StringBuilder();
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                said.append(line).append('\n');
                var found = ADDRESS.matcher(line);
                if (found.find()) {
                    port.complete(Integer.valueOf(found.group(1)));
                }
                if (line.contains("ERROR")) {
                    System.err.println(line);
                }
            }
            port.completeExceptionally(new IllegalStateException(said.toString()));
        } catch (IOException e) {
            port.completeExceptionally(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
