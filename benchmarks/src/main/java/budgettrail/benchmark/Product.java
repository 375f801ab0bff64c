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
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Budget Trail in a process of its own with 512 MiB of heap. */
final class Product implements Served, AutoCloseable {
    /** What a server is given, as docs/operations.md says. */
    static final List<String> HEAP = List.of("-Xms512m", "-Xmx512m");

    /** The product as it was compiled, with an end point beside it to compare with. */
    static final List<String> COMPILED =
            List.of("-cp", System.getProperty("java.class.path"), "budgettrail.benchmark.Measured");

    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:([0-9]+)");
    private static final long PATIENCE_SECONDS = 300;

    private final Process process;
    private final String database;
    private final Path collections;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final Map<String, JsonNode> accounts = new HashMap<>();
    private final double secondsToReady;

    private Product(Process process, String database, Path accounts, Path collections)
            throws Exception {
        var begun = System.nanoTime();
        this.database = database;
        this.process = process;
        this.collections = collections;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        Thread.ofPlatform().daemon().start(this::listen);
        port.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        secondsToReady = (System.nanoTime() - begun) / 1e9;
        for (var account : JsonMapper.shared().readTree(Files.readString(accounts))) {
            this.accounts.put(account.path("user").asString(), account);
        }
    }

    /**
     * Starts it on the database and waits until it says that it is ready.
     *
     * @param how what its JVM runs
     * @param collections where its JVM tells of its collections
     */
    static Product start(
            Server server, String database, List<String> how, Path folder, Path collections)
            throws Exception {
        var accounts = folder.resolve("accounts-" + database + ".json");
        var command = jvm();
        command.add("-Xlog:gc:file=" + collections + "::filecount=0");
        command.addAll(how);
        command.addAll(
                List.of(
                        "--server.port=0",
                        "--budgettrail.sample=none",
                        "--budgettrail.accounts=" + accounts,
                        "--budgettrail.var=" + accounts.resolveSibling("var"),
                        "--budgettrail.database.url=" + server.url(database),
                        "--budgettrail.database.owner.user=" + Server.OWNER,
                        "--budgettrail.database.owner.password=" + Server.OWNER,
                        "--budgettrail.database.application.user=" + Server.APPLICATION,
                        "--budgettrail.database.application.password=" + Server.APPLICATION));
        return new Product(
                new ProcessBuilder(command).redirectErrorStream(true).start(),
                database,
                accounts,
                collections);
    }

    /** The beginning of a command that starts a server. */
    static List<String> jvm() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(HEAP);
        return command;
    }

    @Override
    public int port() {
        return port.join();
    }

    @Override
    public long pid() {
        return process.pid();
    }

    String database() {
        return database;
    }

    /** Where its JVM tells of its collections. */
    Path collections() {
        return collections;
    }

    String token(String user) {
        return of(user, "token");
    }

    String password(String user) {
        return of(user, "password");
    }

    private String of(String user, String what) {
        return Objects.requireNonNull(accounts.get(user), user).path(what).asString();
    }

    double secondsToReady() {
        return secondsToReady;
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
        process.toHandle().destroy(); // Its pipes stay open: it has something to say at its end.
        process.onExit().join();
    }
}
