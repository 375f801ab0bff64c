package budgettrail.benchmark;

import java.util.Map;
import org.HdrHistogram.Histogram;

/** Runs and rows as a benchmark would make them. */
final class Sample {
    private static final Cpu.Use NO_CPU = new Cpu.Use(Map.of(), 0, 0);

    private Sample() {}

    /** Of one second. */
    static Run run(long operations) {
        return Run.of(operations, 1, NO_CPU, 0);
    }

    static Run timed(long operations, long milliseconds) {
        var latency = new Histogram(3);
        latency.recordValueWithCount(milliseconds * 1_000_000, operations);
        return new Run(operations, 0, 1, latency, NO_CPU, 0);
    }

    static Row row(Part part, String goal, String what, double ratio, String aim) {
        var figure =
                new Figure(
                        goal,
                        what,
                        "1/s",
                        "y: 2/s",
                        ratio,
                        0.1,
                        aim,
                        true,
                        "1 + 2 µs",
                        "3 MiB",
                        "");
        return new Row(part, figure);
    }
}
