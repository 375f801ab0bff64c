package budgettrail.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * One row of the table: a figure of the product beside its yardstick.
 *
 * @param goal of P1 to P11, empty for what is only told
 * @param what was measured
 * @param value the median of the rounds, with its unit
 * @param yardstick the same of what it is compared with
 * @param ratio of both, or the value itself where the goal is absolute
 * @param spread between the outer rounds, relative to the median
 * @param aim what the ratio must reach, in words
 * @param met whether it does
 * @param beside processor time, latencies, memory
 */
record Figure(
        String goal,
        String what,
        String value,
        String yardstick,
        double ratio,
        double spread,
        String aim,
        boolean met,
        String beside) {

    static final String HEAD =
            """
            | goal | what | product | yardstick | ratio | spread | aim | met | beside |
            |---|---|---|---|---|---|---|---|---|
            """;

    String row() {
        return "| %s | %s | %s | %s | %s | %s | %s | %s | %s |"
                .formatted(
                        goal,
                        what,
                        value,
                        yardstick,
                        shown(ratio),
                        spread < 0 ? "" : "%.0f %%".formatted(spread * 100),
                        aim,
                        aim.isEmpty() ? "" : met ? "yes" : "**no**",
                        beside);
    }

    private static String shown(double ratio) {
        return ratio < 10
                ? String.format(Locale.ROOT, "%.2f", ratio)
                : String.format(Locale.ROOT, "%.1f", ratio);
    }

    /** Operations a second against those of a yardstick: at least so many times. */
    static Figure atLeast(
            String goal, String what, List<Run> product, List<Run> yardstick, double least) {
        var mine = Middle.of(product, Run::perSecond);
        var theirs = Middle.of(yardstick, Run::perSecond);
        var ratio = mine.median() / theirs.median();
        return new Figure(
                goal,
                what,
                perSecond(mine.median()),
                perSecond(theirs.median()),
                ratio,
                mine.spread(),
                least == 0 ? "" : "≥ " + least,
                ratio >= least,
                beside(product));
    }

    /** A value that must not exceed a limit. */
    static Figure atMost(
            String goal,
            String what,
            double value,
            String unit,
            String of,
            double ratio,
            double most) {
        return new Figure(
                goal,
                what,
                String.format(Locale.ROOT, "%.2f %s", value, unit),
                of,
                ratio,
                -1,
                "≤ " + shown(most),
                ratio <= most,
                "");
    }

    Figure with(String more) {
        return new Figure(
                goal,
                what,
                value,
                yardstick,
                ratio,
                spread,
                aim,
                met,
                beside.isEmpty() ? more : beside + "; " + more);
    }

    static String perSecond(double value) {
        return String.format(Locale.ROOT, "%,.0f/s", value);
    }

    static String beside(List<Run> runs) {
        return String.format(
                Locale.ROOT,
                "p50 %.1f, p99 %.1f, p99.9 %.1f ms; CPU %.0f µs JVM, %.0f PG%s",
                Middle.of(runs, run -> run.milliseconds(50)).median(),
                Middle.of(runs, run -> run.milliseconds(99)).median(),
                Middle.of(runs, run -> run.milliseconds(99.9)).median(),
                Middle.of(runs, run -> run.cpuMicros(Cpu.JVM)).median(),
                Middle.of(runs, run -> run.cpuMicros(Cpu.POSTGRES)).median(),
                runs.stream().anyMatch(run -> run.failures() > 0)
                        ? "; **failures " + runs.stream().mapToLong(Run::failures).sum() + "**"
                        : "");
    }

    /** The middle of the values, and how far apart the outer ones are relative to it. */
    record Middle(double median, double spread) {
        static Middle of(List<Run> runs, ToDoubleFunction<Run> value) {
            var sorted = runs.stream().map(value::applyAsDouble).sorted().toList();
            var median = sorted.get(sorted.size() / 2);
            return new Middle(median, (sorted.getLast() - sorted.getFirst()) / median);
        }
    }
}
