package budgettrail.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import budgettrail.log.DatabaseAccess;
import budgettrail.log.EventLog;
import budgettrail.log.Recorded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dump of the database and its roles, restored into another server, is the same application. */
class DumpedDatabaseTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir Path folder;

    @Test
    void isTheSameAfterItIsRestored() throws IOException {
        var tools = InstalledPostgres.tools();
        assumeTrue(tools.isPresent(), "No pg_dump and its companions here: dumps are not tested");
        var dump = folder.resolve("dump").toString();
        var roles = folder.resolve("roles.sql").toString();
        Seen there;
        try (var first = InstalledPostgres.start(tools.orElseThrow(), folder("first"))) {
            first.tool(
                    "psql", "-c", "CREATE ROLE owner LOGIN", "-c", "CREATE ROLE application LOGIN");
            first.tool("createdb", "-O", "owner", "budgettrail");
            there = seen(first.access("budgettrail"), "--budgettrail.sample=year");
            first.tool("pg_dump", "-Fc", "-d", "budgettrail", "-f", dump);
            first.tool("pg_dumpall", "--roles-only", "-f", roles);
        }
        try (var second = InstalledPostgres.start(tools.orElseThrow(), folder("second"))) {
            second.tool("psql", "-f", roles);
            second.tool("createdb", "-O", "owner", "restored");
            second.tool("pg_restore", "--exit-on-error", "-d", "restored", dump);
            assertThat(seen(second.access("restored"), "--budgettrail.sample=none"))
                    .isEqualTo(there);
        }
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    /** What an application on the database shows. */
    private record Seen(List<Recorded> facts, String indicators) {}

    private static Seen seen(DatabaseAccess access, String sample) {
        try (var application = RunningApplication.on(access, sample)) {
            var log = application.context().getBean(EventLog.class);
            var facts = log.after(0, Integer.MAX_VALUE);
            assertThat(facts).hasSizeGreaterThan(400);
            var path =
                    "/api/v1/indicators?fiscalYear=2022&level=LINE&asOf=2022-12-31&minPosition="
                            + log.head();
            var answer =
                    await().atMost(PATIENCE)
                            .until(
                                    () -> application.api().get("auditor", path),
                                    it -> it.status() == 200);
            return new Seen(facts, answer.json().path("indicators").toString());
        }
    }
}
