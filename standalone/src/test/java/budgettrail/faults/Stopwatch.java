package budgettrail.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** Runs from its making on, and says what took how long: to whoever looks on, and in a file. */
final class Stopwatch {
    private static final Path SUMMARY = Path.of("target", "faults", "summary.txt");

    private final long start = System.nanoTime();

    Duration time() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** One line of progress. */
    void say(String what, Object... values) {
        var line = "%7.1f s: %s".formatted(time().toMillis() / 1000.0, what.formatted(values));
        IO.println(line);
        try {
            Files.createDirectories(SUMMARY.getParent());
            Files.writeString(
                    SUMMARY, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
