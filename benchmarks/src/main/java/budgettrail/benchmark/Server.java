package budgettrail.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The one PostgreSQL that yardsticks and product share. Every commit waits for the disk. */
final class Server implements AutoCloseable {
    static final String OWNER = "benchmark_owner";
    static final String APPLICATION = "benchmark_application";

    private final EmbeddedPostgres postgres;
    private final Path data;

    private Server(EmbeddedPostgres postgres, Path data) {
        this.postgres = postgres;
        this.data = data;
    }

    static Server start(Path folder) throws IOException, SQLException {
        var data = folder.resolve("postgres");
        var server =
                new Server(
                        EmbeddedPostgres.builder()
                                .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                                .setDataDirectory(data)
                                .setLocaleConfig("locale", "C.UTF-8")
                                .setServerConfig("fsync", "on")
                                .setServerConfig("synchronous_commit", "on")
                                .setServerConfig("full_page_writes", "on")
                                .setServerConfig("max_connections", "300")
                                .setServerConfig("shared_buffers", quarterOfMemory())
                                // Segments made in the middle of a run would be measured too.
                                .setServerConfig("min_wal_size", "1GB")
                                .setServerConfig("max_wal_size", "4GB")
                                .start(),
                        data);
        server.execute("CREATE ROLE " + OWNER + " LOGIN PASSWORD '" + OWNER + "'");
        server.execute("CREATE ROLE " + APPLICATION + " LOGIN PASSWORD '" + APPLICATION + "'");
        return server;
    }

    /** As the manual of PostgreSQL and docs/operations.md advise. */
    private static String quarterOfMemory() throws IOException {
        return Machine.mebibytes() / 4 + "MB";
    }

    int port() {
        return postgres.getPort();
    }

    /** The process whose children serve the connections. */
    long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
    }

    void createDatabase(String name) throws SQLException {
        execute("CREATE DATABASE " + name + " OWNER " + OWNER);
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    Connection owner(String database) throws SQLException {
        return DriverManager.getConnection(url(database), OWNER, OWNER);
    }

    /** Writes out what is dirty, so that the next run does not pay for the former one. */
    void settle() throws SQLException {
        execute("CHECKPOINT");
    }

    /**
     * Which one it is, and what durability it was asked for: as it says itself; and on which disk.
     */
    String said() throws SQLException, IOException {
        return "PostgreSQL %s, fsync %s, synchronous_commit %s, full_page_writes %s, shared_buffers %s, on %s"
                .formatted(
                        shown("server_version"),
                        shown("fsync"),
                        shown("synchronous_commit"),
                        shown("full_page_writes"),
                        shown("shared_buffers"),
                        Files.getFileStore(data).type());
    }

    private String shown(String setting) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            return row.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
