package budgettrail.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** P1, P1b: payments one by one. */
final class OneByOne {
    private static final int MOST_CPU_MICROS = 200;
    private static final String PLAIN_32 = "commit 32";
    private static final String PLAIN_1 = "commit 1";
    private static final String AXON = "stock Axon";
    private static final String P1 = "P1";

    private final Bench bench;
    private final Load any;
    private final Load hot;
    private double perSecond;

    OneByOne(Bench bench, Product product, Payments payments) {
        this.bench = bench;
        this.any = bench.load(product, payments.anyLine());
        this.hot = bench.load(product, payments.ofLine(0));
    }

    /** The middle of P1. */
    double perSecond() {
        return perSecond;
    }

    /** By itself, or in turn with the peer under the same load. */
    void measure(Load... peer) throws Exception {
        var plain = bench.plain();
        var contestants = new ArrayList<Rounds.Contestant>();
        contestants.add(bench.settled(PLAIN_32, seconds -> plain.run(32, seconds)));
        contestants.add(bench.settled(P1, seconds -> any.closed(32, seconds)));
        contestants.add(bench.settled("P1b 128", seconds -> any.closed(128, seconds)));
        contestants.add(bench.settled(PLAIN_1, seconds -> plain.run(1, seconds)));
        contestants.add(bench.settled("P1b 1", seconds -> any.closed(1, seconds)));
        contestants.add(bench.settled("hot line", seconds -> hot.closed(32, seconds)));
        Arrays.stream(peer)
                .map(same -> bench.settled(AXON, seconds -> same.closed(32, seconds)))
                .forEach(contestants::add);
        var runs = bench.rounds(contestants.toArray(Rounds.Contestant[]::new));
        perSecond = Middle.of(runs.of(P1), Run::perSecond).median();
        alone(runs);
        if (peer.length > 0) {
            bench.add(beside(runs.of(P1), runs.of(AXON)));
        }
    }

    private void alone(Runs runs) {
        var one = runs.of(P1);
        var what = "payments one by one over HTTP, ";
        bench.add(of32(P1, what + "32 clients, 1,000 lines", one, runs, 0.5));
        bench.add(
                Figure.limited(
                        P1,
                        "processor time of the JVM for a payment",
                        Middle.of(one, run -> run.cpuMicros(Cpu.SERVER)).median(),
                        "µs",
                        MOST_CPU_MICROS));
        bench.add(of32(P1, what + "32 clients, one line", runs.of("hot line"), runs, 0));
        bench.add(of32("P1b", what + "128 clients, 1,000 lines", runs.of("P1b 128"), runs, 0.6));
        bench.add(
                Figure.atLeast(
                        "P1b",
                        what + "one client",
                        runs.of("P1b 1"),
                        bench.plain().name() + ", one client",
                        runs.of(PLAIN_1),
                        0.4));
    }

    private Figure of32(String goal, String what, List<Run> mine, Runs runs, double least) {
        var yardstick = bench.plain().name() + ", 32 clients";
        return Figure.atLeast(goal, what, mine, yardstick, runs.of(PLAIN_32), least);
    }

    private static Figure beside(List<Run> mine, List<Run> axon) {
        return Figure.atLeast(
                        P1,
                        "payments one by one over HTTP, 32 clients, 1,000 lines; beside stock Axon",
                        mine,
                        "stock Axon",
                        axon,
                        20)
                .with(
                        "stock Axon: %s, CPU %s, %d MiB"
                                .formatted(
                                        Figure.latencies(axon),
                                        Figure.cpu(axon),
                                        axon.getLast().peakMiB()));
    }
}
