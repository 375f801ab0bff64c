package budgettrail.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** What PostgreSQL wrote before it ended. */
final class ServerLog {
    private static final Pattern LAST_WORDS = Pattern.compile(".*?\\b((FATAL|PANIC): .*)");

    private final Path folder;

    ServerLog(Path folder) {
        this.folder = folder;
    }

    /** The last line that tells why the server gave up, if there is one. */
    Optional<String> lastWords() {
        try {
            var newest = newest();
            return newest.isEmpty() ? Optional.empty() : lastWords(newest.get());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    boolean writtenSince(Instant moment) {
        try {
            var newest = newest();
            return newest.isPresent()
                    && Files.getLastModifiedTime(newest.get()).toInstant().isAfter(moment);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private Optional<Path> newest() throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (var files = Files.list(folder)) {
            return files.max(Comparator.comparingLong(file -> file.toFile().lastModified()));
        }
    }

    private static Optional<String> lastWords(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .map(LAST_WORDS::matcher)
                .filter(line -> line.matches())
                .map(line -> line.group(1))
                .reduce((_, last) -> last);
    }
}
