package budgettrail.benchmark;

import org.HdrHistogram.Histogram;

/**
 * What one run of one load gave.
 *
 * @param operations answered as expected
 * @param failures answered otherwise
 * @param seconds it took
 * @param latency of each operation, in nanoseconds; from the moment it was due if the load is open
 */
record Run(long operations, long failures, double seconds, Histogram latency, Cpu.Use cpu) {
    /** Of work that is timed as a whole. */
    static Run of(long operations, double seconds, Cpu.Use cpu) {
        return new Run(operations, 0, seconds, new Histogram(1, 1_000_000, 2), cpu);
    }

    double perSecond() {
        return operations / seconds;
    }

    /** Milliseconds below which this share of the answers came. */
    double milliseconds(double percentile) {
        return latency.getValueAtPercentile(percentile) / 1e6;
    }

    /** Microseconds of processor time of the named part, per operation. */
    double cpuMicros(String part) {
        return operations == 0 ? 0 : cpu.seconds(part) * 1e6 / operations;
    }
}
