package budgettrail.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.locks.LockSupport;

/** Where everything of one run is, and what is left behind: nothing. */
final class Folders {
    private static final int MOST_TRIES = 20;
    private static final long BETWEEN_NANOS = 500_000_000;

    private Folders() {}

    /**
     * A folder beside what was built. Not among the temporary files of the machine: they may be in
     * memory, where waiting for the disk costs nothing.
     */
    static Path make() throws IOException {
        var target = Path.of("benchmarks", "target").toAbsolutePath();
        Files.createDirectories(target);
        return Files.createTempDirectory(target, "run");
    }

    /** Deletes it all, also while somebody who is ending deletes in it, too. */
    static void delete(Path folder) throws IOException {
        for (var tries = 1; Files.exists(folder); tries++) {
            try {
                deleteOnce(folder);
            } catch (IOException | UncheckedIOException e) {
                if (tries == MOST_TRIES) {
                    throw e;
                }
                LockSupport.parkNanos(BETWEEN_NANOS);
            }
        }
    }

    private static void deleteOnce(Path folder) throws IOException {
        try (var inside = Files.walk(folder)) {
            for (var path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
