package budgettrail.journey;

import budgettrail.log.DatabaseAccess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The whole application in a JVM of its own. It ends with the test, and with the test's JVM. */
public final class NodeProcess implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:[0-9]+");
    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final Thread guard;
    private final CompletableFuture<String> address = new CompletableFuture<>();

    private NodeProcess(Process process) {
        this.process = process;
        this.guard = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(guard);
        Thread.ofPlatform().daemon().start(this::listen);
    }

    /** Starts it; {@link #api} waits until it is ready. */
    static NodeProcess start(DatabaseAccess access, Path accounts) {
        var command = new ArrayList<>(java());
        command.addAll(RunningApplication.settings(access, accounts));
        command.add("--budgettrail.sample=none");
        return started(command);
    }

    /** The same with a PostgreSQL of its own, everything in a folder. */
    public static NodeProcess embedded(Path folder) {
        var command = new ArrayList<>(java());
        command.addAll(
                List.of(
                        "--server.port=0",
                        "--budgettrail.sample=none",
                        "--budgettrail.var=" + folder,
                        "--budgettrail.postgres-binaries="
                                + Path.of("target", "postgres-binaries").toAbsolutePath()));
        return started(command);
    }

    private static List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "budgettrail.BudgetTrail");
    }

    private static NodeProcess started(List<String> command) {
        try {
            return new NodeProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Api api(Path accounts) {
        return new Api(address(), accounts);
    }

    /** Waits until it is ready. */
    public String address() {
        try {
            return address.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("The node is not ready", e);
        }
    }

    /**
     * Reads all it says, so that it never waits for a reader; the ready message has its address.
     */
    private void listen() {
        var said = new StringBuilder();
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                said.append(line).append('\n');
                var found = ADDRESS.matcher(line);
                if (found.find()) {
                    address.complete(found.group());
                }
            }
            address.completeExceptionally(new IllegalStateException(said.toString()));
        } catch (IOException e) {
            address.completeExceptionally(e);
        }
    }

    /** Asks it to stop, as an operator does; it has stopped when the future is done. */
    public CompletableFuture<Integer> stop() {
        process.destroy(); // SIGTERM
        return process.onExit().thenApply(Process::exitValue);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        Runtime.getRuntime().removeShutdownHook(guard);
    }
}
