package budgettrail.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** Clients that send requests to one server and time the answers. */
final class Load {
    static final long LONGEST_NANOS = 120_000_000_000L;

    private final Served server;
    private final Request request;
    private final Cpu cpu;

    /** A load. Right answers are those of the class 2xx. */
    Load(Served server, Request request, Cpu cpu) {
        this.server = server;
        this.request = request;
        this.cpu = cpu;
    }

    /** Every client sends its next request when the last one is answered. */
    Run closed(int clients, double seconds) throws IOException {
        var before = cpu.snapshot(server.pid());
        var begin = System.nanoTime();
        var loop = new Loop(server.port(), request, begin);
        loop.run(clients, begin + (long) (seconds * 1e9));
        var took = (System.nanoTime() - begin) / 1e9;
        var use = cpu.snapshot(server.pid()).since(before);
        return new Run(
                loop.latency().getTotalCount(),
                loop.failures(),
                took,
                loop.latency(),
                use,
                server.peakMiB());
    }

    /**
     * Requests fall due at a fixed rate, whatever becomes of the earlier ones; waiting for a free
     * client counts.
     */
    Run open(double perSecond, int clients, double seconds)
            throws InterruptedException, IOException {
        var between = (long) (1e9 / perSecond);
        return run(clients, seconds, client -> number -> between * (number * clients + client));
    }

    /** When, in nanoseconds from the beginning, a request falls due; 0: at once. */
    private interface Schedule {
        long due(long number);
    }

    private interface Schedules {
        Schedule of(int client);
    }

    private Run run(int clients, double seconds, Schedules schedules)
            throws InterruptedException, IOException {
        try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            var before = cpu.snapshot(server.pid());
            var begin = System.nanoTime();
            var end = begin + (long) (seconds * 1e9);
            var tasks = new ArrayList<Callable<Counted>>();
            for (var client = 0; client < clients; client++) {
                var schedule = schedules.of(client);
                var seed = begin + client;
                tasks.add(() -> client(schedule, seed, begin, end));
            }
            var counted = new ArrayList<Counted>();
            for (var future : threads.invokeAll(tasks)) {
                counted.add(future.get());
            }
            var took = (System.nanoTime() - begin) / 1e9;
            return whole(counted, took, cpu.snapshot(server.pid()).since(before));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private record Counted(Histogram latency, long failures) {}

    private Counted client(Schedule schedule, long seed, long begin, long end) throws IOException {
        var latency = new Histogram(LONGEST_NANOS, 3);
        var random = new SplittableRandom(seed);
        var failures = 0L;
        try (var wire = new Wire(server.port())) {
            for (var number = 0L; ; number++) {
                var due = schedule.due(number) == 0 ? 0 : begin + schedule.due(number);
                var from = due == 0 ? System.nanoTime() : due;
                if (from >= end) {
                    return new Counted(latency, failures);
                }
                for (var left = from - System.nanoTime(); left > 0; ) {
                    LockSupport.parkNanos(left);
                    left = from - System.nanoTime();
                }
                var status = wire.exchange(request.next(random));
                if (status / 100 == 2) {
                    latency.recordValue(Math.min(LONGEST_NANOS, System.nanoTime() - from));
                } else {
                    failures++;
                    if (failures == 1) {
                        System.err.println("Answered " + status + ": " + wire.body());
                    }
                }
            }
        }
    }

    private Run whole(List<Counted> counted, double seconds, Cpu.Use use) throws IOException {
        var latency = new Histogram(LONGEST_NANOS, 3);
        var failures = 0L;
        for (var one : counted) {
            latency.add(one.latency());
            failures += one.failures();
        }
        return new Run(latency.getTotalCount(), failures, seconds, latency, use, server.peakMiB());
    }
}
