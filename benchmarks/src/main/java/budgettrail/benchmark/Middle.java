package budgettrail.benchmark;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The middle of some values.
 *
 * @param spread how far apart the outer ones are, relative to the middle; -1 if there is only one
 */
record Middle(double median, double spread) {
    static Middle of(DoubleStream values) {
        var sorted = values.sorted().toArray();
        var median = sorted[sorted.length / 2];
        var spread = sorted.length == 1 ? -1 : (sorted[sorted.length - 1] - sorted[0]) / median;
        return new Middle(median, spread);
    }

    static Middle of(List<Run> runs, ToDoubleFunction<Run> value) {
        return of(runs.stream().mapToDouble(value));
    }

    /** Of latencies round by round, each at its percentile. */
    static Middle ofRatios(List<Run> above, double percentile, List<Run> below, double other) {
        return of(
                IntStream.range(0, Math.min(above.size(), below.size()))
                        .mapToDouble(
                                round ->
                                        above.get(round).milliseconds(percentile)
                                                / below.get(round).milliseconds(other)));
    }

    /** Of the ratios round by round: what slows both for a while is not in it. */
    static Middle ofRatios(List<Run> above, List<Run> below, ToDoubleFunction<Run> value) {
        return of(
                IntStream.range(0, Math.min(above.size(), below.size()))
                        .mapToDouble(
                                round ->
                                        value.applyAsDouble(above.get(round))
                                                / value.applyAsDouble(below.get(round))));
    }
}
