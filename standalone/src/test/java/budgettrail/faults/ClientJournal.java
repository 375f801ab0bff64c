package budgettrail.faults;

import budgettrail.command.line.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the clients meant and were told, one JSON line each, in the order in which it happened. An
 * intent is on disk before it is sent.
 */
final class ClientJournal implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final FileChannel file;
    private final Object syncing = new Object();
    private final Map<String, Intent> intents = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();
    private long written;
    private volatile long synced;

    ClientJournal(Path path) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            file =
                    FileChannel.open(
                            path,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Back when it is on disk. */
    Intent mean(String key, Command command) {
        var wire = Wire.of(command);
        var line = new LinkedHashMap<String, Object>();
        line.put("key", key);
        line.put("user", wire.user());
        line.put("path", wire.path());
        line.put("body", wire.body());
        var meant = append(line);
        sync(meant);
        var intent = new Intent(key, command, meant);
        if (intents.put(key, intent) != null) {
            throw new IllegalStateException("A key of somebody else: " + key);
        }
        return intent;
    }

    void tries(Intent intent, int node) {
        intent.tried = append(Map.of("key", intent.key, "node", node));
    }

    /** A try that ended without saying what became of it. */
    void learnsNothing(Intent intent, String how) {
        intent.unknown++;
        append(Map.of("key", intent.key, "unknown", how));
        count(how);
    }

    void learns(Intent intent, Intent.Answer answer) {
        intent.answer = answer;
        intent.answered =
                append(
                        Map.of(
                                "key",
                                intent.key,
                                "status",
                                answer.status(),
                                "code",
                                answer.code(),
                                "facts",
                                answer.facts()));
        count(answer.accepted() ? "accepted" : answer.code());
    }

    /** An answer that is none, such as to come back later. */
    void count(String answer) {
        answers.merge(answer, 1, Integer::sum);
    }

    /** How often what was answered. */
    Map<String, Integer> answers() {
        return new java.util.TreeMap<>(answers);
    }

    /** Something that must never be answered was. */
    void complain(String about) {
        complaints.add(about);
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    Map<String, Intent> intents() {
        return intents;
    }

    private synchronized long append(Map<String, ?> line) {
        try {
            var bytes = (JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
            file.write(ByteBuffer.wrap(bytes));
            return ++written;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One for all that wait. */
    private void sync(long place) {
        synchronized (syncing) {
            if (synced >= place) {
                return;
            }
            var until = written();
            try {
                file.force(false);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            synced = until;
        }
    }

    private synchronized long written() {
        return written;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
