package budgettrail.journey;

import budgettrail.log.DatabaseAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A PostgreSQL that is installed here, with the tools that an administrator uses. */
final class InstalledPostgres implements AutoCloseable {
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final List<String> TOOLS =
            List.of("initdb", "pg_ctl", "psql", "createdb", "pg_dump", "pg_dumpall", "pg_restore");

    private final Path tools;
    private final Path folder;
    private final int port;

    private InstalledPostgres(Path tools, Path folder) {
        this.tools = tools;
        this.folder = folder;
        this.port = freePort();
        run("initdb", "-D", data(), "-U", "postgres", "-A", "trust", "--locale=C.UTF-8");
        var options = "-p " + port + " -k '' -c listen_addresses=127.0.0.1 -c max_connections=100";
        run("pg_ctl", "-D", data(), "-w", "-l", folder + "/log", "-o", options, "start");
    }

    /** Where all the tools are, the newest first; nothing if they are not installed. */
    static Optional<Path> tools() {
        return Stream.concat(
                        debian(), Arrays.stream(System.getenv("PATH").split(":")).map(Path::of))
                .filter(
                        place ->
                                TOOLS.stream()
                                        .allMatch(it -> Files.isExecutable(place.resolve(it))))
                .findFirst();
    }

    static InstalledPostgres start(Path tools, Path folder) {
        return new InstalledPostgres(tools, folder);
    }

    /** Runs a tool on this server, as its superuser. */
    void tool(String name, String... arguments) {
        var all =
                new ArrayList<>(
                        List.of("-h", "127.0.0.1", "-p", String.valueOf(port), "-U", "postgres"));
        all.addAll(List.of(arguments));
        run(name, all.toArray(String[]::new));
    }

    DatabaseAccess access(String database) {
        return new DatabaseAccess(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database,
                "owner",
                "any",
                "application",
                "any");
    }

    private void run(String tool, String... arguments) {
        // A server does not run as root; a namespace in which nobody is root is enough.
        var command =
                new ArrayList<>(
                        System.getProperty("user.name").equals("root")
                                ? List.of("unshare", "-U")
                                : List.<String>of());
        command.add(tools.resolve(tool).toString());
        command.addAll(List.of(arguments));
        try {
            var said = folder.resolve("said.txt").toFile();
            var process =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said);
            if (process.start().waitFor() != 0) {
                throw new IllegalStateException(command + ": " + Files.readString(said.toPath()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Path> debian() {
        if (!Files.isDirectory(DEBIAN)) {
            return Stream.empty();
        }
        try (var versions = Files.list(DEBIAN)) {
            return versions
                    .map(version -> version.resolve("bin"))
                    .sorted(Comparator.reverseOrder())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        run("pg_ctl", "-D", data(), "-w", "-m", "fast", "stop");
    }
}
