package budgettrail.standalone;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** What PostgreSQL wrote before it ended. */
final class ServerLog {
    private static final Pattern LAST_WORDS =
            Pattern.compile(".*?\\b((FATAL|PANIC|initdb: error): .*)");

    private static final int LAST_BYTES = 64 * 1024;

    private final Path folder;
    private final Path beginning;

    /**
     * @param folder where it writes
     * @param beginning what its programs said at this start, before it did
     */
    ServerLog(Path folder, Path beginning) {
        this.folder = folder;
        this.beginning = beginning;
    }

    /** The last line that tells why the server gave up, if there is one. */
    Optional<String> lastWords() {
        try {
            var newest = newest();
            return saysWhyAtOnce() || newest.isEmpty()
                    ? lastWords(beginning)
                    : lastWords(newest.get());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Whether it gave up before it wrote a log. */
    boolean saysWhyAtOnce() {
        try {
            return lastWords(beginning).isPresent();
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Where to look. */
    Path place() {
        return Files.isDirectory(folder) && !saysWhyAtOnce() ? folder : beginning;
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

    /** A day's log may be larger than the memory. */
    private static String end(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            var from = Math.max(0, channel.size() - LAST_BYTES);
            var bytes = Channels.newInputStream(channel.position(from)).readNBytes(LAST_BYTES);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static Optional<String> lastWords(Path file) throws IOException {
        return end(file)
                .lines()
                .map(LAST_WORDS::matcher)
                .filter(line -> line.matches())
                .map(line -> line.group(1))
                .reduce((_, last) -> last);
    }
}
