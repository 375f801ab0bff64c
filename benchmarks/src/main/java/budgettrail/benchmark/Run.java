package budgettrail.benchmark;

import org.HdrHistogram.Histogram;

/**
 * What one run of one load gave.
 *
 * @param operations answered as expected
 * @param failures answered otherwise
 * @param seconds it took
 * @param latency of each operation, in nanoseconds; from the moment it was due if the load is open;
 *     empty where the work is timed as a whole
 * @param peakMiB the most memory its server has taken so far; 0 where there is none
 */
record Run(
        long operations,
        long failures,
        double seconds,
        Histogram latency,
        Cpu.Use cpu,
        long peakMiB) {
    /** Of work that is timed as a whole. */
    static Run of(long operations, double seconds, Cpu.Use cpu, long peakMiB) {
        return new Run(operations, 0, seconds, new Histogram(2), cpu, peakMiB);
    }

    double perSecond() {
        return operations / seconds;
    }

    /** Whether each operation was timed. */
    boolean timed() {
        return latency.getTotalCount() > 0;
    }

    /** Milliseconds below which this share of the answers came. */
    double milliseconds(double percentile) {
        return latency.getValueAtPercentile(percentile) / 1e6;
    }

    /** Microseconds of processor time of the named part, per operation. */
    double cpuMicros(String part) {
        return operations == 0 ? 0 : cpu.seconds(part) * 1e6 / operations;
    }

    /** The same of all that serves. */
    double cpuMicros() {
        return cpuMicros(Cpu.SERVER) + cpuMicros(Cpu.POSTGRES);
    }
}
