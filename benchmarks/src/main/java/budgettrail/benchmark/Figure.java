package budgettrail.benchmark;

import java.util.List;
import java.util.Locale;

/**
 * One row of the table: a figure of the product beside its yardstick.
 *
 * @param goal of P1 to P11
 * @param what was measured; the same in every run of the same scale
 * @param value the median of the rounds, with its unit
 * @param yardstick the same of what it is compared with, with its name
 * @param ratio of both, or the value itself where the goal is absolute
 * @param spread of the ratio between the outer rounds, relative to it; negative where there is one
 *     round
 * @param aim what the ratio must reach, in words; empty for what is only told
 * @param met whether it does
 * @param cpu processor time of an operation, in the server and in PostgreSQL
 * @param memory the most its server has taken so far
 * @param beside latencies and whatever else
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
        String cpu,
        String memory,
        String beside) {

    private static Figure of(
            String goal,
            String what,
            String value,
            String yardstick,
            Middle ratio,
            String aim,
            boolean met) {
        return new Figure(
                goal, what, value, yardstick, ratio.median(), ratio.spread(), aim, met, "", "", "");
    }

    /** Operations a second against those of a yardstick: at least so many times; 0: only told. */
    static Figure atLeast(
            String goal,
            String what,
            List<Run> product,
            String named,
            List<Run> yardstick,
            double least) {
        var ratio = Middle.ofRatios(product, yardstick, Run::perSecond);
        var aim = least == 0 ? "" : "≥ " + shown(least);
        var met = ratio.median() >= least;
        var beside = named + ": " + perSecond(yardstick);
        return of(goal, what, perSecond(product), beside, ratio, aim, met).of(product);
    }

    /** Time that an operation takes against that of another one: at most so many times; 0: told. */
    static Figure atMost(
            String goal,
            String what,
            List<Run> product,
            String named,
            List<Run> other,
            double most) {
        var ratio = Middle.ofRatios(other, product, Run::perSecond);
        var aim = most == 0 ? "" : "time ≤ " + shown(most);
        var met = most == 0 || ratio.median() <= most;
        var beside = named + ": " + perSecond(other);
        return of(goal, what, perSecond(product), beside, ratio, aim, met).of(product);
    }

    /** A value and what it is a ratio of: at most so many times. */
    static Figure ratio(
            String goal, String what, String value, String yardstick, Middle ratio, double most) {
        var met = ratio.median() <= most;
        return of(goal, what, value, yardstick, ratio, "≤ " + shown(most), met);
    }

    /** A value that must not exceed a limit. */
    static Figure limited(String goal, String what, Middle value, String unit, double most) {
        var text = shown(value.median()) + " " + unit;
        var met = value.median() <= most;
        return of(goal, what, text, "", value, "≤ " + shown(most) + " " + unit, met);
    }

    static Figure limited(String goal, String what, double value, String unit, double most) {
        return limited(goal, what, new Middle(value, -1), unit, most);
    }

    /** A value that no goal speaks of. */
    static Figure told(String goal, String what, String value, double ratio) {
        return of(goal, what, value, "", new Middle(ratio, -1), "", true);
    }

    /** With processor time, memory and latencies of the runs. */
    Figure of(List<Run> runs) {
        return new Figure(
                        goal, what, value, yardstick, ratio, spread, aim, met, cpu(runs), memory,
                        beside)
                .memory(runs.stream().mapToLong(Run::peakMiB).max().orElse(0))
                .with(latencies(runs));
    }

    Figure memory(long mib) {
        var text = mib == 0 ? memory : mib + " MiB";
        return new Figure(goal, what, value, yardstick, ratio, spread, aim, met, cpu, text, beside);
    }

    Figure with(String more) {
        var text = beside.isEmpty() || more.isEmpty() ? beside + more : beside + "; " + more;
        return new Figure(goal, what, value, yardstick, ratio, spread, aim, met, cpu, memory, text);
    }

    /** Processor time of an operation. */
    static String cpu(List<Run> runs) {
        return String.format(
                Locale.ROOT,
                "%.0f + %.0f µs",
                Middle.of(runs, run -> run.cpuMicros(Cpu.SERVER)).median(),
                Middle.of(runs, run -> run.cpuMicros(Cpu.POSTGRES)).median());
    }

    /** Nothing where no operation was timed by itself. */
    static String latencies(List<Run> runs) {
        var timed = runs.stream().filter(Run::timed).toList();
        var failures = runs.stream().mapToLong(Run::failures).sum();
        var text =
                timed.isEmpty()
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "p50 %.2f, p99 %.2f, p99.9 %.2f ms",
                                Middle.of(timed, run -> run.milliseconds(50)).median(),
                                Middle.of(timed, run -> run.milliseconds(99)).median(),
                                Middle.of(timed, run -> run.milliseconds(99.9)).median());
        return failures == 0 ? text : text + " **and " + failures + " failures**";
    }

    static String perSecond(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%,.1f/s" : "%,.0f/s", value);
    }

    private static String perSecond(List<Run> runs) {
        return perSecond(Middle.of(runs, Run::perSecond).median());
    }

    static String milliseconds(double value) {
        return String.format(Locale.ROOT, "%.2f ms", value);
    }

    /** Three digits or more. */
    static String shown(double value) {
        return String.format(
                Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f", value);
    }
}
