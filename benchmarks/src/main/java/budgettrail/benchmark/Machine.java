package budgettrail.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the benchmark runs on. */
final class Machine {
    private static final String UNKNOWN = "unknown";

    private Machine() {}

    static String said() throws IOException {
        return "%d cores of %s, %d GiB"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        first(Path.of("/proc/cpuinfo"), "model name", UNKNOWN),
                        Math.round(mebibytes() / 1_024.0));
    }

    /** All of its memory. */
    static long mebibytes() throws IOException {
        return Long.parseLong(
                        first(Path.of("/proc/meminfo"), "MemTotal", "0").replaceAll("[^0-9]", ""))
                / 1_024;
    }

    private static String first(Path file, String key, String otherwise) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(otherwise);
        }
    }
}
