package budgettrail.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Processor time by part, read from /proc: each part is a process and those it started. */
final class Cpu {
    /** This process, and those it started that have ended: the clients. */
    static final String LOAD = "load";

    /** The server that is measured. */
    static final String SERVER = "server";

    /** Servers that are up, but whose turn it is not. */
    static final String IDLE = "idle";

    /** All of PostgreSQL. */
    static final String POSTGRES = "postgres";

    private static final long NOBODY = -1;
    private static final double TICKS_PER_SECOND = 100;
    private static final double QUIET = 0.02;
    private static final long GLANCE_NANOS = 500_000_000;
    private static final int MOST_GLANCES = 20;

    private final long postmaster;
    private final Set<Long> servers = ConcurrentHashMap.newKeySet();

    Cpu(long postmaster) {
        this.postmaster = postmaster;
    }

    void add(long server) {
        servers.add(server);
    }

    void remove(long server) {
        servers.remove(server);
    }

    /** Waits, but not for ever, until every server has done what its last load left to be done. */
    void hush() {
        var idle = 1.0;
        for (var glance = 0; idle > QUIET && glance < MOST_GLANCES; glance++) {
            var before = snapshot();
            LockSupport.parkNanos(GLANCE_NANOS);
            idle = snapshot().since(before).idle();
        }
    }

    /** Ticks so far while no server is measured. */
    Snapshot snapshot() {
        return snapshot(NOBODY);
    }

    /** Ticks so far, of every part and of the whole machine, while one server is measured. */
    Snapshot snapshot(long measured) {
        var ticks = new HashMap<String, Long>();
        ticks.put(LOAD, Times.of(ProcessHandle.current().pid()).all());
        ticks.put(POSTGRES, tree(postmaster));
        ticks.put(SERVER, measured == NOBODY ? 0 : tree(measured));
        ticks.put(IDLE, servers.stream().filter(it -> it != measured).mapToLong(Cpu::tree).sum());
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
            return new Use(
                    used,
                    Math.max(0, all - known) / capacity,
                    used.getOrDefault(IDLE, 0.0) / capacity);
        }
    }

    /**
     * Seconds by part.
     *
     * @param foreign the share of the machine that others used
     * @param idle the share that servers used whose turn it was not
     */
    record Use(Map<String, Double> parts, double foreign, double idle) {
        double seconds(String part) {
            return parts.getOrDefault(part, 0.0);
        }
    }

    /** Read again where a child was buried meanwhile: it would be counted nowhere, or twice. */
    private static long tree(long pid) {
        while (true) {
            var before = Times.of(pid);
            var children =
                    ProcessHandle.of(pid).stream()
                            .flatMap(ProcessHandle::descendants)
                            .mapToLong(child -> Times.of(child.pid()).all())
                            .sum();
            var now = Times.of(pid);
            if (before.buried == now.buried) {
                return now.all() + children;
            }
        }
    }

    /**
     * User and system time.
     *
     * @param buried of the children that have ended and were waited for
     */
    private record Times(long own, long buried) {
        static Times of(long pid) {
            try {
                var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
                var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                return new Times(
                        Long.parseLong(fields[11]) + Long.parseLong(fields[12]),
                        Long.parseLong(fields[13]) + Long.parseLong(fields[14]));
            } catch (IOException _) {
                return new Times(0, 0); // It has ended.
            }
        }

        long all() {
            return own + buried;
        }
    }

    /** All but idle and waiting; what the host gave to others counts as used. */
    private static long machine() {
        try (var lines = Files.lines(Path.of("/proc/stat"))) {
            var fields = lines.findFirst().orElseThrow().trim().split("\\s+");
            return Long.parseLong(fields[1])
                    + Long.parseLong(fields[2])
                    + Long.parseLong(fields[3])
                    + Long.parseLong(fields[6])
                    + Long.parseLong(fields[7])
                    + Long.parseLong(fields[8]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
