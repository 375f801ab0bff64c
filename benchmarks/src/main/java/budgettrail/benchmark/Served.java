package budgettrail.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A server that is measured, in a process of its own. */
interface Served {
    int port();

    long pid();

    /** The most memory it has taken, in MiB: heap and all else. */
    default long peakMiB() throws IOException {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM"))
                            .map(line -> line.replaceAll("[^0-9]", ""))
                            .mapToLong(Long::parseLong)
                            .findFirst()
                            .orElse(0)
                    / 1_024;
        }
    }
}
