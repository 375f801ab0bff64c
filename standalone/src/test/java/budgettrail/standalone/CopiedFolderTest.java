package budgettrail.standalone;

import static budgettrail.event.money.Money.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import budgettrail.event.Actor;
import budgettrail.event.line.FreezeEvent.Frozen;
import budgettrail.event.line.LineId;
import budgettrail.log.DatabaseAccess;
import budgettrail.log.Draft;
import budgettrail.log.EventLog;
import budgettrail.log.Metadata;
import budgettrail.log.Migration;
import budgettrail.web.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import tools.jackson.databind.json.JsonMapper;

/** A copy of the data folder starts with the whole log, or says why it does not. */
class CopiedFolderTest {
    private static final Path BINARIES = Path.of("target", "postgres-binaries").toAbsolutePath();
    private static final int MANY = 1_000;

    @TempDir Path folder;
    private Path original;
    private Path copy;

    @BeforeEach
    void name() {
        original = folder.resolve("original");
        copy = folder.resolve("copy");
    }

    @Test
    void isAsGoodAsTheFolderIfItWasStopped() throws IOException, SQLException {
        try (var database = start(original);
                var log = log(database.access())) {
            record(log, MANY);
        }
        copyTo(copy);
        expect(MANY);
        assertThat(copy.resolve("postgres/budgettrail.doubtful")).doesNotExist();
    }

    /** The files are of one moment then, as after a power cut. */
    @Test
    void isLookedThroughAndBelievedIfNobodyWrote() throws IOException, SQLException {
        try (var database = start(original);
                var log = log(database.access())) {
            record(log, MANY);
            copyTo(copy);
        }
        var origin = new Origin(copy.resolve("postgres"));
        origin.look();
        assertThat(origin.isInDoubt()).isTrue();
        expect(MANY);
        assertThat(origin.isInDoubt()).isFalse();
    }

    /** A power cut, and the folder put elsewhere: these are the very files. */
    @Test
    void isNoCopyIfItWasOnlyMoved() throws IOException, SQLException {
        try (var database = start(original);
                var log = log(database.access())) {
            record(log, MANY);
            copyTo(copy);
        }
        new Origin(copy.resolve("postgres")).settle();
        Files.move(copy, folder.resolve("moved"));
        var origin = new Origin(folder.resolve("moved/postgres"));
        origin.look();
        assertThat(origin.isInDoubt()).isFalse();
    }

    /** Nothing that was recorded before the copying began is missing, or it is refused. */
    @Test
    void isWholeOrRefusedIfItWasCopiedUnderLoad() throws IOException, SQLException {
        long before;
        try (var database = start(original);
                var log = log(database.access());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            record(log, MANY);
            var copied = new AtomicBoolean();
            threads.submit(
                    () -> {
                        while (!copied.get()) {
                            record(log, 10);
                        }
                    });
            before = log.head();
            copyTo(copy);
            copied.set(true);
        }
        try (var database = start(copy);
                var log = log(database.access())) {
            assertThat(log.head()).isGreaterThanOrEqualTo(before);
            assertThat(log.after(0, Integer.MAX_VALUE)).hasSize((int) log.head());
        } catch (StartRefused refused) {
            assertThat(refused).hasMessageContaining("was copied while PostgreSQL was running");
        }
    }

    /** The table is older than its index: the facts in between are gone. */
    @Test
    void isRefusedIfAFileOfItIsOlderThanTheRest() throws IOException, SQLException {
        try (var database = start(original);
                var log = log(database.access())) {
            record(log, MANY);
            checkpoint(database.access());
            var table =
                    "postgres/"
                            + Rows.ask(
                                    database.access(), "SELECT pg_relation_filepath('log.event')");
            var older = Files.readAllBytes(original.resolve(table));
            record(log, MANY);
            checkpoint(database.access());
            copyTo(copy);
            Files.write(copy.resolve(table), older);
        }
        refused("is torn");
        refused("is torn"); // Not only once.
    }

    @Test
    void saysWhatItsServerMisses() throws IOException, SQLException {
        try (var database = start(original);
                var log = log(database.access())) {
            record(log, MANY);
            copyTo(copy);
        }
        try (var segments = Files.list(copy.resolve("postgres/pg_wal"))) {
            for (var segment : segments.filter(Files::isRegularFile).toList()) {
                Files.delete(segment);
            }
        }
        refused("could not locate a valid checkpoint record");
    }

    private void refused(String why) {
        assertThatThrownBy(() -> start(copy).close())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("was copied while PostgreSQL was running")
                .hasMessageContaining(why);
    }

    private void expect(int facts) throws IOException, SQLException {
        for (var time = 0; time < 2; time++) {
            try (var database = start(copy);
                    var log = log(database.access())) {
                assertThat(log.after(0, Integer.MAX_VALUE)).hasSize(facts);
            }
        }
    }

    private static EmbeddedDatabase start(Path folder) throws IOException, SQLException {
        return EmbeddedDatabase.start(folder, BINARIES);
    }

    private static EventLog log(DatabaseAccess access) {
        Migration.migrate(access, "log");
        var source = new PGSimpleDataSource();
        source.setUrl(access.url());
        source.setUser(access.applicationUser());
        source.setPassword(access.applicationPassword());
        return new EventLog(source);
    }

    private static void record(EventLog log, int facts) {
        var line = LineId.of("2022:L");
        var first = log.lastSequence(line.toString()) + 1;
        log.append(
                LongStream.range(first, first + facts)
                        .mapToObj(
                                sequence ->
                                        new Draft(
                                                sequence,
                                                new Frozen(
                                                        line,
                                                        LocalDate.of(2022, 3, 1),
                                                        yuan("1.00"),
                                                        null,
                                                        null),
                                                Metadata.by(new Actor("officer"))))
                        .toList());
    }

    /** As the superuser, whose password is in the folder. */
    private void checkpoint(DatabaseAccess access) throws IOException, SQLException {
        var secrets =
                JsonMapper.shared().readTree(Files.readString(original.resolve("database.json")));
        try (var connection =
                        DriverManager.getConnection(
                                access.url(), "postgres", secrets.get("superuser").asString());
                var statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
        }
    }

    /** As a simple program does it: file by file, whatever happens meanwhile. */
    private void copyTo(Path target) throws IOException {
        List<Path> files;
        try (var all = Files.walk(original)) {
            files = all.toList();
        }
        for (var file : files) {
            var to = target.resolve(original.relativize(file).toString());
            try {
                Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES);
            } catch (NoSuchFileException gone) {
                assertThat(file).doesNotExist();
            }
        }
    }
}
