package budgettrail.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Processor time by part, read from /proc: each part is a process and those it started. */
final class Cpu {
    /** This process, and those it started that have ended: the clients. */
    static final String LOAD = "load";

    /** The JVM that is measured. */
    static final String JVM = "jvm";

    /** All of PostgreSQL. */
    static final String POSTGRES = "postgres";

    private static final double TICKS_PER_SECOND = 100;

    private final Map<String, Long> parts = new LinkedHashMap<>();

    void add(String part, long pid) {
        parts.put(part, pid);
    }

    void remove(String part) {
        parts.remove(part);
    }

    /** Ticks so far, of every part and of the whole machine. */
    Snapshot snapshot() {
        var ticks = new HashMap<String, Long>();
        parts.forEach((part, pid) -> ticks.put(part, tree(pid)));
        ticks.put(LOAD, own(ProcessHandle.current().pid()));
        return new Snapshot(ticks, machine(), System.nanoTime());
    }

    record Snapshot(Map<String, Long> ticks, long machine, long nanos) {
        /** What was used since. */
        Use since(Snapshot earlier) {
            var used = new HashMap<String, Double>();
            ticks.forEach(
                    (part, now) ->
                            used.put(
                                    part,
                                    (now - earlier.ticks.getOrDefault(part, now))
                                            / TICKS_PER_SECOND));
            var known = used.values().stream().mapToDouble(it -> it).sum();
            var all = (machine - earlier.machine) / TICKS_PER_SECOND;
            var capacity =
                    (nanos - earlier.nanos) / 1e9 * Runtime.getRuntime().availableProcessors();
            return new Use(used, Math.max(0, all - known) / capacity);
        }
    }

    /**
     * Seconds by part.
     *
     * @param foreign the share of the machine that others used
     */
    record Use(Map<String, Double> parts, double foreign) {
        double seconds(String part) {
            return parts.getOrDefault(part, 0.0);
        }
    }

    private static long tree(long pid) {
        return own(pid)
                + ProcessHandle.of(pid)
                        .map(it -> it.descendants().mapToLong(child -> own(child.pid())).sum())
                        .orElse(0L);
    }

    /** User and system time of a process and of the children it has buried. */
    private static long own(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Long.parseLong(fields[11])
                    + Long.parseLong(fields[12])
                    + Long.parseLong(fields[13])
                    + Long.parseLong(fields[14]);
        } catch (IOException _) {
            return 0; // It has ended.
        }
    }

    private static long machine() {
        try (var lines = Files.lines(Path.of("/proc/stat"))) {
            var fields = lines.findFirst().orElseThrow().trim().split("\\s+");
            return Long.parseLong(fields[1])
                    + Long.parseLong(fields[2])
                    + Long.parseLong(fields[3])
                    + Long.parseLong(fields[6])
                    + Long.parseLong(fields[7]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
