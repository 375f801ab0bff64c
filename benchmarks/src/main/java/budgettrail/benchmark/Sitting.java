package budgettrail.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When, where and how the benchmark was run.
 *
 * @param facts what the reader of the table must know, each in a sentence
 */
record Sitting(String when, List<String> facts) {
    private static final String UNKNOWN = "unknown";

    static Sitting of(Scale scale, Set<Part> parts, Server server)
            throws IOException, InterruptedException, SQLException {
        var when = LocalDate.now(ZoneOffset.UTC) + ", commit " + commit();
        return new Sitting(
                when,
                List.of(
                        "`" + command(scale, parts) + "` on " + when,
                        Machine.said(),
                        server.said(),
                        "JVM "
                                + Runtime.version()
                                + ", the product and its peer with "
                                + String.join(" ", Product.HEAP),
                        scale.said()));
    }

    private static String command(Scale scale, Set<Part> parts) {
        var names = parts.stream().map(Part::title).collect(Collectors.joining(","));
        return "./mvnw verify -Pbenchmark -Dbudgettrail.benchmark="
                + scale.name()
                + (parts.size() == Part.values().length
                        ? ""
                        : " -Dbudgettrail.benchmark.parts=" + names);
    }

    private static String commit() throws InterruptedException {
        var commit = said("git", "rev-parse", "--short", "HEAD");
        var changed = said("git", "status", "--porcelain", "--untracked-files=no");
        return changed.isEmpty() || commit.equals(UNKNOWN)
                ? commit
                : commit + " with changes that are not committed";
    }

    private static String said(String... command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? said.strip() : UNKNOWN;
        } catch (IOException _) {
            return UNKNOWN; // It is not installed.
        }
    }
}
