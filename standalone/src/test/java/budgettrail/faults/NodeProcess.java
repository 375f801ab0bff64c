package budgettrail.faults;

import budgettrail.journey.Api;
import budgettrail.journey.RunningApplication;
import budgettrail.log.DatabaseAccess;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The whole application in a JVM of its own. It ends with the test, and with the test's JVM; what
 * it said stays in {@code target/nodes}.
 */
public final class NodeProcess implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:[0-9]+");
    private static final long PATIENCE_SECONDS = 120;
    private static final int MOST_SAID = 200_000;

    private final Process process;
    private final Thread guard;
    private final CompletableFuture<String> address = new CompletableFuture<>();
    private final StringBuffer said = new StringBuffer();

    /**
     * What is started.
     *
     * @param first a folder whose classes come before all others
     * @param main the class that starts
     */
    public record Launch(
            DatabaseAccess access,
            Path accounts,
            List<Path> first,
            String main,
            List<String> more) {
        static final String APPLICATION = "budgettrail.BudgetTrail";

        /** For a short life the best compiler does not pay. */
        private static final List<String> SHORT =
                List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m");

        private static final List<String> LONG = List.of("-XX:+UseSerialGC", "-Xmx512m");

        public Launch(DatabaseAccess access, Path accounts) {
            this(access, accounts, List.of(), APPLICATION, List.of());
        }

        static List<String> flags() {
            return Ground.isProof() ? LONG : SHORT;
        }

        private static List<String> java(List<String> classes, String main) {
            var command = new ArrayList<String>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(flags());
            command.addAll(classes);
            command.add(main);
            return command;
        }

        private List<String> classes() {
            if (first.isEmpty()) {
                return ReadyClasses.options();
            }
            var path = new ArrayList<>(first.stream().map(Path::toString).toList());
            path.add(ReadyClasses.classPath());
            return List.of("-cp", String.join(File.pathSeparator, path));
        }

        private List<String> command() {
            var command = new ArrayList<>(java(classes(), main));
            command.addAll(RunningApplication.settings(access, accounts));
            command.add("--budgettrail.sample=none");
            command.addAll(more);
            return command;
        }
    }

    private NodeProcess(Process process) {
        this.process = process;
        this.guard = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(guard);
        Thread.ofPlatform().daemon().start(this::listen);
    }

    /** Starts it; {@link #address} waits until it is ready. */
    public static NodeProcess start(Launch launch) {
        return started(launch.command());
    }

    /** The same with a PostgreSQL of its own, everything in a folder. */
    public static NodeProcess embedded(Path folder) {
        return embedded(ReadyClasses.options(), folder);
    }

    static NodeProcess embedded(List<String> classes, Path folder) {
        var command = new ArrayList<>(Launch.java(classes, Launch.APPLICATION));
        command.addAll(
                List.of(
                        "--server.port=0",
                        "--budgettrail.sample=none",
                        "--budgettrail.var=" + folder,
                        "--budgettrail.postgres-binaries="
                                + Path.of("target", "postgres-binaries").toAbsolutePath()));
        return started(command);
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

    boolean isReady() {
        return process.isAlive() && address.isDone() && !address.isCompletedExceptionally();
    }

    boolean hasEnded() {
        return !process.isAlive();
    }

    void pause() {
        Signal.STOP.to(process.toHandle());
    }

    void goOn() {
        Signal.CONT.to(process.toHandle());
    }

    /** What it said last. */
    public String said() {
        return said.toString();
    }

    /**
     * Reads all it says, so that it never waits for a reader; the ready message has its address.
     */
    private void listen() {
        try (var lines = process.inputReader(StandardCharsets.UTF_8);
                var kept = kept()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                kept.println(line);
                said.append(line).append('\n');
                if (said.length() > MOST_SAID) {
                    said.delete(0, MOST_SAID / 2);
                }
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

    private PrintWriter kept() throws IOException {
        var folder = Files.createDirectories(Path.of("target", "nodes"));
        var file = folder.resolve(process.pid() + ".log");
        return new PrintWriter(Files.newBufferedWriter(file), true);
    }

    /** Asks it to stop, as an operator does; it has stopped when the future is done. */
    public CompletableFuture<Integer> stop() {
        process.toHandle().destroy(); // SIGTERM; its last words are still heard
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Kills it; back when it is dead. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        Runtime.getRuntime().removeShutdownHook(guard);
    }
}
