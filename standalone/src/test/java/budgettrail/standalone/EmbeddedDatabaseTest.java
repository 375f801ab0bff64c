package budgettrail.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import budgettrail.web.StartRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The embedded PostgreSQL: durable, closed to strangers, and back after every kind of death. */
class EmbeddedDatabaseTest {
    /** Unpacked once for all tests. */
    private static final Path BINARIES = Path.of("target", "postgres-binaries").toAbsolutePath();

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String DOES_NOT_START = " - PostgreSQL does not start";

    /** Where a database was made and stopped again; each test starts on a copy. */
    @TempDir static Path made;

    @TempDir Path folder;

    @BeforeAll
    static void make() throws IOException, SQLException {
        EmbeddedDatabase.start(made.resolve("var"), BINARIES).close();
    }

    @BeforeEach
    void copy() throws IOException {
        try (var files = Files.walk(made.resolve("var"))) {
            for (var file : files.toList()) {
                var copy = folder.resolve(made.relativize(file).toString());
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private EmbeddedDatabase start() throws IOException, SQLException {
        return start("var");
    }

    private EmbeddedDatabase start(String name) throws IOException, SQLException {
        return EmbeddedDatabase.start(folder.resolve(name), BINARIES);
    }

    private ProcessHandle postmaster() throws IOException {
        var pid = Files.readAllLines(folder.resolve("var/postgres/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    private static boolean isRunning(ProcessHandle process) {
        // A dead one may stay listed until somebody asks for its fate.
        return Files.exists(Path.of("/proc", process.pid() + "/exe"));
    }

    @Test
    void isDurableAndSpeaksUtf8() throws IOException, SQLException {
        try (var database = start()) {
            var access = database.access();
            for (var setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                assertThat(Rows.ask(access, "SHOW " + setting)).as(setting).isEqualTo("on");
            }
            assertThat(Rows.ask(access, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(
                            Rows.ask(
                                    access,
                                    "SELECT datcollate FROM pg_database WHERE datname ="
                                            + " current_database()"))
                    .isEqualTo("C.UTF-8");
            assertThat(Rows.ask(access, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(Rows.ask(access, "SHOW password_encryption")).isEqualTo("scram-sha-256");
        }
    }

    @Test
    void opensToNobodyWithoutAPassword() throws IOException, SQLException {
        try (var database = start()) {
            var access = database.access();
            for (var user :
                    new String[] {"postgres", access.ownerUser(), access.applicationUser()}) {
                for (var password : new String[] {"", user, "postgres"}) {
                    assertThatThrownBy(
                                    () -> DriverManager.getConnection(access.url(), user, password))
                            .isInstanceOf(SQLException.class)
                            .hasMessageContaining("password");
                }
            }
            var allowed = Files.readString(folder.resolve("var/postgres/pg_hba.conf"));
            assertThat(allowed).contains("scram-sha-256").doesNotContain("trust");
            assertThat(database.toString() + access)
                    .doesNotContain(access.ownerPassword(), access.applicationPassword());
            assertThat(
                            Rows.ask(
                                    access,
                                    "SELECT count(*) FROM pg_roles WHERE rolsuper AND rolname LIKE"
                                            + " 'budgettrail%'"))
                    .isEqualTo("0");
            var file = folder.resolve("var/database.json");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(folder.resolve("var/postgres.password")).doesNotExist();
    }

    @Test
    void keepsDataAndPasswordsOverAStop() throws IOException, SQLException {
        String password;
        try (var database = start()) {
            Rows.write(database.access());
            password = database.access().ownerPassword();
        }
        assertThat(folder.resolve("var/postgres/postmaster.pid")).doesNotExist();
        try (var database = start()) {
            assertThat(Rows.count(database.access())).isEqualTo(1);
            assertThat(database.access().ownerPassword()).isEqualTo(password);
        }
    }

    @Test
    void outlivesAKilledProcess() throws IOException, SQLException, InterruptedException {
        var killed = writer();
        var orphan = postmaster();
        killed.destroyForcibly().waitFor();
        assertThat(isRunning(orphan)).isTrue();
        try (var database = start()) {
            assertThat(isRunning(orphan)).isFalse();
            assertThat(Rows.count(database.access())).isEqualTo(1);
        }
    }

    @Test
    void outlivesAKilledProcessAndAKilledServer()
            throws IOException, SQLException, InterruptedException {
        var killed = writer();
        var server = postmaster();
        killed.destroyForcibly().waitFor();
        server.destroyForcibly();
        try (var database = start()) {
            assertThat(Rows.count(database.access())).isEqualTo(1);
        }
    }

    @Test
    void startsTheServerAgainOnTheSamePort() throws IOException, SQLException {
        try (var database = start()) {
            Rows.write(database.access());
            var first = postmaster();
            first.destroyForcibly();
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .untilAsserted(
                            () -> {
                                assertThat(postmaster().pid()).isNotEqualTo(first.pid());
                                assertThat(Rows.count(database.access())).isEqualTo(1);
                            });
        }
    }

    @Test
    void refusesASecondProcessOnTheSameFolder()
            throws IOException, SQLException, InterruptedException {
        var first = writer();
        assertThatThrownBy(this::start)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("in use by another process (" + first.pid() + ")");
        assertThat(isRunning(postmaster())).isTrue();
        first.getOutputStream().close();
        assertThat(first.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        try (var database = start()) {
            assertThatThrownBy(this::start).isInstanceOf(StartRefused.class);
            assertThat(Rows.count(database.access())).isEqualTo(1);
        }
    }

    @Test
    void doesNotEndAProcessThatOnlyHasTheNumber() throws IOException, SQLException {
        try (var database = start()) {
            Rows.write(database.access());
        }
        var stranger = new ProcessBuilder("cat").start();
        try {
            Files.writeString(
                    folder.resolve("var/postgres/postmaster.pid"),
                    stranger.pid() + "\n" + folder.resolve("var/postgres") + "\n");
            try (var database = start()) {
                assertThat(Rows.count(database.access())).isEqualTo(1);
                assertThat(stranger.isAlive()).isTrue();
            }
        } finally {
            stranger.destroy();
        }
    }

    @Test
    void setsAsideWhatWasNeverComplete() throws IOException, SQLException {
        Files.createDirectories(folder.resolve("half/postgres/base"));
        Files.writeString(folder.resolve("half/postgres/postgresql.conf"), "");
        try (var database = start("half")) {
            Rows.write(database.access());
        }
        try (var files = Files.list(folder.resolve("half"))) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .anyMatch(name -> name.startsWith("postgres.incomplete-"));
        }
    }

    /** As after somebody's chmod -R: the server ends before it writes a log of its own. */
    @Test
    @Timeout(60)
    void saysWhyItDoesNotStartAtAll() throws IOException, SQLException {
        start().close();
        var data = folder.resolve("var/postgres");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(this::start)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("FATAL")
                .hasMessageContaining("permissions");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void refusesToStartWithoutThePasswords() throws IOException, SQLException {
        start().close();
        Files.writeString(folder.resolve("var/database.json"), "{");
        assertThatThrownBy(this::start)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("broken");
        Files.delete(folder.resolve("var/database.json"));
        assertThatThrownBy(this::start)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("missing");
    }

    @Test
    @Timeout(60)
    void refusesToStartWithAPasswordThatIsAnother() throws IOException {
        var file = folder.resolve("var/database.json");
        var kept = Files.readString(file);
        Files.writeString(file, kept.replaceFirst("(\"superuser\" *: *\")", "$1another"));
        assertThatThrownBy(this::start)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("password authentication failed");
        assertThat(folder.resolve("var/postgres/postmaster.pid")).doesNotExist();
    }

    /** As where its disk is full or its files were taken from it. */
    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void saysOnceThatItDoesNotStartAgain(CapturedOutput output) throws IOException, SQLException {
        var data = folder.resolve("var/postgres");
        var attempt = folder.resolve("var/postgres-start.log");
        try (var database = start()) {
            Rows.write(database.access());
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));
            postmaster().destroyForcibly();
            await().atMost(PATIENCE).until(() -> output.getOut().contains(DOES_NOT_START));
            for (var further = 0; further < 2; further++) {
                var before = Files.getLastModifiedTime(attempt);
                await().atMost(PATIENCE)
                        .ignoreExceptions()
                        .until(() -> !Files.getLastModifiedTime(attempt).equals(before));
            }
            assertThat(output.getOut()).containsOnlyOnce(DOES_NOT_START);
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(Rows.count(database.access())).isEqualTo(1));
        }
    }

    /** A process of its own that has started the database and written one row. */
    private Process writer() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var log = folder.resolve("writer.log").toFile();
        var process =
                new ProcessBuilder(
                                java,
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx256m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Writer.class.getName(),
                                folder.resolve("var").toString(),
                                BINARIES.toString())
                        .redirectError(log)
                        .start();
        var said = process.inputReader(StandardCharsets.UTF_8);
        for (var line = said.readLine(); line != null; line = said.readLine()) {
            if (line.equals("written")) {
                return process;
            }
        }
        throw new IllegalStateException(Files.readString(log.toPath()));
    }
}
