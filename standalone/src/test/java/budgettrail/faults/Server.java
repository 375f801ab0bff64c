package budgettrail.faults;

import budgettrail.log.DatabaseAccess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL in a process of its own that can be killed, paused, and started again on the same
 * data and port. Durable, and with the time of each commit kept.
 */
final class Server implements AutoCloseable {
    private static final Path BINARIES =
            Path.of("target", "postgres-binaries", "unpacked").toAbsolutePath();
    private static final Duration TO_DIE = Duration.ofSeconds(10);
    private static final long TO_START_S = 60;

    /** How it ends. */
    enum Death {
        /** The postmaster alone is killed; its children notice and end. */
        POSTMASTER,
        /** Everything at once, as when the power fails. */
        EVERYTHING,
        /** Immediate stop: what an administrator in a hurry does. */
        IMMEDIATE
    }

    private final Path data;
    private final Path program;
    private final int port = freePort();
    private final AtomicInteger databases = new AtomicInteger();
    private final Thread guard = new Thread(this::end);
    private @Nullable Process process;

    private Server(Path data) {
        this.data = data;
        this.program = programs().resolve("postgres");
    }

    /** Makes it in an empty folder and starts it. */
    static Server make(Path data) {
        var server = new Server(data);
        run(
                asNobodySpecial(
                        programs().resolve("initdb").toString(),
                        "--pgdata=" + data,
                        "--username=postgres",
                        "--auth=trust",
                        "--encoding=UTF8",
                        "--locale=C.UTF-8",
                        "--no-sync"));
        Runtime.getRuntime().addShutdownHook(server.guard);
        server.start();
        server.execute("CREATE ROLE owner LOGIN PASSWORD 'owner'");
        server.execute("CREATE ROLE application LOGIN PASSWORD 'application'");
        return server;
    }

    int port() {
        return port;
    }

    /** A new, empty database. */
    DatabaseAccess fresh() {
        var name = "faults" + databases.incrementAndGet();
        execute("CREATE DATABASE " + name + " OWNER owner");
        return access(name, port);
    }

    /** The same database behind another port. */
    static DatabaseAccess behind(int port, DatabaseAccess access) {
        return access(access.url().substring(access.url().lastIndexOf('/') + 1), port);
    }

    private static DatabaseAccess access(String name, int port) {
        var url = "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
        return new DatabaseAccess(url, "owner", "owner", "application", "application");
    }

    /** Connections of the owner, for looking and for damage; not behind anything. */
    Connection owner(DatabaseAccess access) throws SQLException {
        return DriverManager.getConnection(
                behind(port, access).url(), access.ownerUser(), access.ownerPassword());
    }

    /** Starts it; back when it takes connections. */
    void start() {
        var ready = new CompletableFuture<Boolean>();
        var command =
                asNobodySpecial(
                        program.toString(),
                        "-D",
                        data.toString(),
                        "-p",
                        Integer.toString(port),
                        "-k",
                        "",
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "fsync=on",
                        "-c",
                        "synchronous_commit=on",
                        "-c",
                        "max_connections=100",
                        "-c",
                        "track_commit_timestamp=on");
        try {
            var started = new ProcessBuilder(command).redirectErrorStream(true).start();
            process = started;
            Thread.ofPlatform().daemon().start(() -> listen(started, ready));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            ready.get(TO_START_S, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("PostgreSQL does not start", e);
        }
    }

    private static void listen(Process process, CompletableFuture<Boolean> ready) {
        var said = new StringBuilder();
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!ready.isDone()) {
                    said.append(line).append('\n');
                }
                if (line.contains("ready to accept connections")) {
                    ready.complete(true);
                }
            }
        } catch (IOException e) {
            said.append(e);
        }
        ready.completeExceptionally(new IllegalStateException(said.toString()));
    }

    /** Back when nothing of it is left. */
    void die(Death how) {
        var all = processes();
        switch (how) {
            case POSTMASTER -> all.getFirst().destroyForcibly();
            case EVERYTHING -> all.forEach(ProcessHandle::destroyForcibly);
            case IMMEDIATE -> Signal.QUIT.to(all.getFirst());
        }
        // Until it is buried too: to the next one an unburied postmaster is alive.
        Patience.until(() -> !isRunning(), TO_DIE, "the postmaster ends");
        Patience.until(() -> left().isEmpty(), TO_DIE, "PostgreSQL ends");
    }

    /** Every process of PostgreSQL works inside its data folder, also one begun a moment ago. */
    private List<ProcessHandle> left() {
        return ProcessHandle.allProcesses().filter(it -> Signal.worksIn(it, data)).toList();
    }

    /** Stands still, all of it, until {@link #goOn}. */
    void pause() {
        processes().forEach(Signal.STOP::to);
    }

    void goOn() {
        processes().forEach(Signal.CONT::to);
    }

    boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** The postmaster first. */
    private List<ProcessHandle> processes() {
        if (process == null) {
            throw new IllegalStateException("Not started");
        }
        var all = new ArrayList<ProcessHandle>();
        all.add(process.toHandle());
        all.addAll(process.descendants().toList());
        return all;
    }

    private void end() {
        if (process != null) {
            processes().forEach(ProcessHandle::destroyForcibly);
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(guard);
        if (isRunning()) {
            die(Death.EVERYTHING);
        }
    }

    private void execute(String sql) {
        var url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        try (var connection = DriverManager.getConnection(url, "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** PostgreSQL does not serve the administrator of a machine: it must not know it is one. */
    private static List<String> asNobodySpecial(String... command) {
        var all = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            all.addAll(List.of("unshare", "--user"));
        }
        all.addAll(List.of(command));
        return all;
    }

    private static void run(List<String> command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Where the library has unpacked initdb and postgres. */
    private static Path programs() {
        return unpacked().or(() -> unpack()).orElseThrow();
    }

    private static java.util.Optional<Path> unpack() {
        try {
            Files.createDirectories(BINARIES);
            EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(BINARIES.toFile())
                    .start()
                    .close();
            return unpacked();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static java.util.Optional<Path> unpacked() {
        if (!Files.exists(BINARIES)) {
            return java.util.Optional.empty();
        }
        try (var files = Files.walk(BINARIES, 4)) {
            return files.filter(it -> it.endsWith(Path.of("bin", "initdb")))
                    .map(Path::getParent)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
