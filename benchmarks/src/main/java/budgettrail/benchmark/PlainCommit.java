package budgettrail.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/**
 * The yardstick of recording: one event-sized row and one commit a transaction, a unique key of
 * aggregate and sequence beside the primary key. By {@code pgbench}, or where it is not installed
 * by {@link BareClients}, in a process of its own either way.
 */
final class PlainCommit {
    static final String PGBENCH = "pgbench";

    private static final String SCHEMA =
            """
            CREATE TABLE plain_event (
                position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, aggregate bigint NOT NULL,
                sequence bigint NOT NULL, payload bytea NOT NULL, recorded timestamptz NOT NULL DEFAULT now(),
                UNIQUE (aggregate, sequence));
            CREATE SEQUENCE plain_sequence CACHE 100;
            """;

    /** The aggregate is the client's number, as each of the two writes it. */
    private static final String TRANSACTION =
            "INSERT INTO plain_event (aggregate, sequence, payload) VALUES (%s,"
                    + " nextval('plain_sequence'), decode(repeat('ab', 774), 'hex'))";

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without");

    private final Server server;
    private final String database;
    private final Path folder;
    private final Cpu cpu;
    private final boolean pgbench = installed(System.getenv("PATH"));

    PlainCommit(Server server, String database, Path folder, Cpu cpu)
            throws SQLException, IOException {
        this.server = server;
        this.database = database;
        this.folder = folder;
        this.cpu = cpu;
        Files.writeString(script(), TRANSACTION.formatted(":client_id") + ";\n");
        try (var connection = server.owner(database);
                var statement = connection.createStatement()) {
            statement.execute(SCHEMA);
        }
    }

    private Path script() {
        return folder.resolve("plain-commit.sql");
    }

    /** Whether a folder of the path has it. */
    static boolean installed(String path) {
        return Arrays.stream(path.split(":"))
                .anyMatch(it -> Files.isExecutable(Path.of(it, PGBENCH)));
    }

    /** Who commits, as the table names it. */
    String name() {
        return pgbench ? "plain commits by pgbench" : "plain commits by a bare JDBC client";
    }

    Run run(int clients, double seconds) throws IOException, InterruptedException {
        return pgbench ? byPgbench(clients, seconds) : byJdbc(clients, seconds);
    }

    private Run byPgbench(int clients, double seconds) throws IOException, InterruptedException {
        var logs = Files.createTempDirectory(folder, "plain");
        var command = new ArrayList<>(List.of(PGBENCH, "-n", "-M", "prepared", "-l"));
        command.addAll(List.of("-h", "127.0.0.1", "-p", Integer.toString(server.port())));
        command.addAll(List.of("-U", Server.OWNER, "-f", script().toString()));
        command.addAll(List.of("-c", Integer.toString(clients)));
        command.addAll(List.of("-j", Integer.toString(Math.min(clients, 2))));
        command.addAll(List.of("-T", Long.toString(Math.max(1, Math.round(seconds)))));
        command.addAll(List.of("--log-prefix=" + logs.resolve("log"), database));
        var before = cpu.snapshot();
        var said = said(command);
        var used = cpu.snapshot().since(before);
        var rate = RATE.matcher(said);
        if (!rate.find()) {
            throw new IllegalStateException(said);
        }
        var latency = latencies(logs);
        var count = latency.getTotalCount();
        return new Run(count, 0, count / Double.parseDouble(rate.group(1)), latency, used, 0);
    }

    /** The third field of each line is what the transaction took, in microseconds. */
    private static Histogram latencies(Path logs) throws IOException {
        var latency = new Histogram(60_000_000_000L, 3);
        try (var files = Files.list(logs)) {
            for (var file : files.toList()) {
                try (var lines = Files.lines(file)) {
                    lines.forEach(
                            line ->
                                    latency.recordValue(
                                            Long.parseLong(line.split(" ")[2]) * 1_000));
                }
                Files.delete(file);
            }
        }
        Files.delete(logs);
        return latency;
    }

    private Run byJdbc(int clients, double seconds) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(BareClients.class.getName(), server.url(database), Server.OWNER));
        command.addAll(List.of(TRANSACTION.formatted("?"), Integer.toString(clients)));
        command.add(Double.toString(seconds));
        var before = cpu.snapshot();
        var said = said(command).lines().toList();
        return BareClients.run(said, cpu.snapshot().since(before));
    }

    private static String said(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().put("PGPASSWORD", Server.OWNER);
        var started = process.start();
        var said = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (started.waitFor() != 0) {
            throw new IllegalStateException(command.getFirst() + ": " + said);
        }
        return said;
    }
}
