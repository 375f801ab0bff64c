package budgettrail.standalone;

import budgettrail.log.DatabaseAccess;
import budgettrail.web.StartRefused;
import budgettrail.web.access.OwnerOnly;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * The files of the embedded PostgreSQL: how they are made, served, and what is in them at first.
 */
final class Cluster {
    private static final String SUPERUSER = "postgres";
    private static final String OWNER = "budgettrail_owner";
    private static final String APPLICATION = "budgettrail_application";
    private static final String DATABASE = "budgettrail";
    private static final Duration FOREVER = Duration.ofDays(10_000);
    private static final int KNOCK_S = 2;

    /** Only by password, only over the loopback; pg_basebackup as the superuser. */
    private static final String WHO_MAY_CONNECT =
            """
            # Written at every start.
            host all         all      127.0.0.1/32 scram-sha-256
            host replication postgres 127.0.0.1/32 scram-sha-256
            """;

    private final Path data;
    private final Path binaries;
    private final Path passwordFile;
    private final Path startLog;
    private final DatabaseSecrets secrets;
    private final Postmaster postmaster;
    private final Origin origin;
    private final ServerLog log;

    private Cluster(Path folder, Path binaries, Path data, DatabaseSecrets secrets) {
        this.data = data;
        this.binaries = binaries.toAbsolutePath();
        this.passwordFile = folder.resolve("postgres.password");
        this.startLog = folder.resolve("postgres-start.log").toAbsolutePath();
        this.secrets = secrets;
        this.postmaster = new Postmaster(data);
        this.origin = new Origin(data);
        this.log = new ServerLog(data.resolve("log"), startLog);
    }

    /** Ends what an earlier run left running, and sets aside what it did not complete. */
    static Cluster open(Path folder, Path binaries) throws IOException {
        var data = folder.resolve("postgres").toAbsolutePath().normalize();
        var origin = new Origin(data);
        origin.look();
        new Postmaster(data).end();
        var complete = origin.isComplete();
        if (!complete && Files.exists(data)) {
            // Its making was interrupted: nothing was ever recorded in it.
            var aside = "postgres.incomplete-" + System.currentTimeMillis();
            Files.move(data, data.resolveSibling(aside));
        }
        var secrets = DatabaseSecrets.open(folder.resolve("database.json"), complete);
        return new Cluster(folder, binaries, data, secrets);
    }

    boolean isRunning() {
        return postmaster.isRunning();
    }

    void end() throws IOException {
        postmaster.end();
    }

    /**
     * Starts the server. Durability is switched on by name: the library switches it off.
     *
     * @param patience with one that does not say that it recovers
     */
    EmbeddedPostgres start(int port, Duration patience) throws IOException {
        // The library opens its own folder to everybody: one around it is closed.
        OwnerOnly.folder(binaries);
        OwnerOnly.write(passwordFile, secrets.superuser());
        OwnerOnly.write(startLog, "");
        var outside = new Outside(Instant.now());
        try {
            return new Starting<>(server(port, outside)::start, outside, patience).await();
        } catch (InterruptedIOException stopped) {
            throw stopped;
        } catch (IllegalStateException | IOException failed) {
            throw refused(failed);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    private EmbeddedPostgres.Builder server(int port, Outside outside) {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(binaries.resolve("unpacked").toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false) // stopped after everything that needs it
                .setDataDirectoryCustomizer(outside::made)
                .setPGStartupWait(FOREVER) // Starting knows better
                .setPort(port)
                .setOutputRedirector(Redirect.appendTo(startLog.toFile()))
                .setErrorRedirector(Redirect.appendTo(startLog.toFile()))
                .setConnectConfig("password", secrets.superuser())
                // Options of initdb: no moment without a password.
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", passwordFile.toAbsolutePath().toString())
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("max_connections", "100")
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_truncate_on_rotation", "on")
                .setServerConfig("log_filename", "postgresql-%d.log");
    }

    private final class Outside implements Starting.Outside {
        private final Instant begun;
        private volatile boolean made;

        Outside(Instant begun) {
            this.begun = begun;
        }

        /** The library is about to start the server on its files. */
        void made(File files) {
            allowPasswordsOnly(files);
            made = true;
        }

        @Override
        public boolean isMade() {
            return made;
        }

        /** It has begun to write its log, or said why it could not, and is not there any more. */
        @Override
        public boolean isDead() {
            return (log.writtenSince(begun) || log.saysWhyAtOnce()) && !postmaster.isRunning();
        }

        @Override
        public String knock() {
            var port = postmaster.port();
            if (port.isEmpty()) {
                return "";
            }
            var server = address(port.getAsInt()) + "postgres?loginTimeout=" + KNOCK_S;
            try (var _ = DriverManager.getConnection(server, SUPERUSER, secrets.superuser())) {
                return "";
            } catch (SQLException refused) {
                return Objects.requireNonNullElse(refused.getSQLState(), "");
            }
        }
    }

    /** Makes the roles and the database where they are missing, and looks at what is in doubt. */
    DatabaseAccess prepare(int port) throws SQLException {
        try {
            var access = access(port);
            if (origin.isInDoubt()) {
                new DoubtfulCopy(data).check(access);
            }
            origin.settle();
            return access;
        } catch (SQLException broken) {
            if (origin.isInDoubt()) {
                throw new DoubtfulCopy(data).refused(String.valueOf(broken.getMessage()));
            }
            throw broken;
        }
    }

    private DatabaseAccess access(int port) throws SQLException {
        var server = address(port);
        try (var connection =
                DriverManager.getConnection(server + "postgres", SUPERUSER, secrets.superuser())) {
            execute(connection, "SET log_min_error_statement = panic"); // no password in its log
            role(connection, OWNER, secrets.owner());
            role(connection, APPLICATION, secrets.application());
            if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", DATABASE)) {
                execute(connection, "CREATE DATABASE " + DATABASE + " OWNER " + OWNER);
            }
        }
        return new DatabaseAccess(
                server + DATABASE, OWNER, secrets.owner(), APPLICATION, secrets.application());
    }

    private static String address(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/";
    }

    private static void role(Connection connection, String name, String password)
            throws SQLException {
        var known = exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name);
        execute(
                connection,
                "%s ROLE %s LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD '%s'"
                        .formatted(known ? "ALTER" : "CREATE", name, password));
    }

    private static boolean exists(Connection connection, String query, String name)
            throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var found = statement.executeQuery()) {
                return found.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void allowPasswordsOnly(File data) {
        try {
            OwnerOnly.write(data.toPath().resolve("pg_hba.conf"), WHO_MAY_CONNECT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StartRefused refused(Exception failed) {
        var said = log.lastWords();
        return origin.isInDoubt()
                ? new DoubtfulCopy(data).refused(said.orElse(String.valueOf(failed.getMessage())))
                : new StartRefused(
                        "内置 PostgreSQL 无法启动。 The embedded PostgreSQL does not start: "
                                + said.map(words -> words + " ").orElse("")
                                + failed.getMessage(),
                        "查看日志。 Look into its log: " + log.place(),
                        failed);
    }
}
