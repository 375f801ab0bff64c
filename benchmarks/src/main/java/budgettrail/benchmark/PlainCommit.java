package budgettrail.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/**
 * The yardstick of recording: {@code pgbench}, one event-sized row and one commit a transaction, a
 * unique key of aggregate and sequence beside the primary key.
 */
final class PlainCommit {
    private static final int PAYLOAD_BYTES = 774;
    private static final String SCHEMA =
            """
            CREATE TABLE plain_event (
                position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, aggregate bigint NOT NULL,
                sequence bigint NOT NULL, payload bytea NOT NULL, recorded timestamptz NOT NULL DEFAULT now(),
                UNIQUE (aggregate, sequence));
            CREATE SEQUENCE plain_sequence CACHE 100;
            """;
    private static final String TRANSACTION =
            "INSERT INTO plain_event (aggregate, sequence, payload) VALUES (:client_id,"
                    + " nextval('plain_sequence'), decode(repeat('ab', "
                    + PAYLOAD_BYTES
                    + "), 'hex'));\n";
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without");

    private final Server server;
    private final String database;
    private final Path script;
    private final Cpu cpu;

    PlainCommit(Server server, String database, Path folder, Cpu cpu)
            throws SQLException, IOException {
        this.server = server;
        this.database = database;
        this.cpu = cpu;
        this.script = folder.resolve("plain-commit.sql");
        Files.writeString(script, TRANSACTION);
        try (var connection = server.owner(database);
                var statement = connection.createStatement()) {
            statement.execute(SCHEMA);
        }
    }

    Run run(int clients, double seconds) throws IOException, InterruptedException {
        var logs = Files.createTempDirectory(script.getParent(), "plain");
        var before = cpu.snapshot();
        var process =
                new ProcessBuilder(
                                "pgbench",
                                "-n",
                                "-M",
                                "prepared",
                                "-h",
                                "127.0.0.1",
                                "-p",
                                Integer.toString(server.port()),
                                "-U",
                                Server.OWNER,
                                "-c",
                                Integer.toString(clients),
                                "-j",
                                Integer.toString(Math.min(clients, 2)),
                                "-T",
                                Long.toString(Math.max(1, Math.round(seconds))),
                                "-f",
                                script.toString(),
                                "-l",
                                "--log-prefix=" + logs.resolve("log"),
                                database)
                        .redirectErrorStream(true)
                        .directory(logs.toFile());
        process.environment().put("PGPASSWORD", Server.OWNER);
        var started = process.start();
        var said = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var ended = started.waitFor();
        var used = cpu.snapshot().since(before);
        var rate = RATE.matcher(said);
        if (ended != 0 || !rate.find()) {
            throw new IllegalStateException("pgbench: " + said);
        }
        var latency = latencies(logs);
        var perSecond = Double.parseDouble(rate.group(1));
        return new Run(
                latency.getTotalCount(), 0, latency.getTotalCount() / perSecond, latency, used);
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
}
