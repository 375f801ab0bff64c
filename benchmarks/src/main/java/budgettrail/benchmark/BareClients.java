package budgettrail.benchmark;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/**
 * Clients that commit one prepared statement after the other over JDBC, and nothing else. Started
 * as a process of its own; says how long it took, and then how often each latency was met.
 */
final class BareClients {
    private static final long LONGEST_NANOS = 60_000_000_000L;

    private BareClients() {}

    /**
     * Arguments: address, user (and password), statement with the client's number as parameter,
     * clients, seconds.
     */
    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        var clients = Integer.parseInt(arguments[3]);
        var seconds = Double.parseDouble(arguments[4]);
        try (var threads = Executors.newFixedThreadPool(clients)) {
            // Nobody is timed before the machine code is there.
            all(threads.invokeAll(clients(arguments, clients, Math.min(2, seconds / 2))));
            var begun = System.nanoTime();
            var latency = all(threads.invokeAll(clients(arguments, clients, seconds)));
            System.out.printf(Locale.ROOT, "seconds %.6f%n", (System.nanoTime() - begun) / 1e9);
            for (var value : latency.recordedValues()) {
                System.out.println(
                        value.getValueIteratedTo() + " " + value.getCountAtValueIteratedTo());
            }
        }
    }

    private static List<Callable<Histogram>> clients(
            String[] arguments, int clients, double seconds) {
        var tasks = new ArrayList<Callable<Histogram>>();
        for (var client = 0; client < clients; client++) {
            var number = client;
            tasks.add(() -> client(arguments, number, seconds));
        }
        return tasks;
    }

    private static Histogram client(String[] arguments, int number, double seconds)
            throws SQLException {
        var latency = new Histogram(LONGEST_NANOS, 3);
        try (var connection =
                        DriverManager.getConnection(arguments[0], arguments[1], arguments[1]);
                var statement = connection.prepareStatement(arguments[2])) {
            statement.setLong(1, number);
            var from = System.nanoTime();
            for (var end = from + (long) (seconds * 1e9); from < end; ) {
                statement.executeUpdate();
                var now = System.nanoTime();
                latency.recordValue(Math.min(LONGEST_NANOS, now - from));
                from = now;
            }
        }
        return latency;
    }

    private static Histogram all(List<Future<Histogram>> clients)
            throws InterruptedException, ExecutionException {
        var latency = new Histogram(LONGEST_NANOS, 3);
        for (var client : clients) {
            latency.add(client.get());
        }
        return latency;
    }

    /** The run that such a process tells of. */
    static Run run(List<String> said, Cpu.Use cpu) {
        var latency = new Histogram(LONGEST_NANOS, 3);
        var seconds = 0.0;
        for (var line : said) {
            var words = line.split(" ");
            if (words[0].equals("seconds")) {
                seconds = Double.parseDouble(words[1]);
            } else {
                latency.recordValueWithCount(Long.parseLong(words[0]), Long.parseLong(words[1]));
            }
        }
        return new Run(latency.getTotalCount(), 0, seconds, latency, cpu, 0);
    }
}
