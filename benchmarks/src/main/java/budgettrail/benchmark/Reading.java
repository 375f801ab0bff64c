package budgettrail.benchmark;

import static budgettrail.benchmark.Rounds.contestant;

/** P11, P6, P7: a large log, at its start and while it is read. */
record Reading(Bench bench, Stocked stocked) {
    void measure() throws Exception {
        stocked.restart();
        var reads = new Reads(bench, stocked);
        reads.warmUp();
        var past = reads.past();
        past.closed(Reads.CLIENTS, bench.scale().further() / 3);
        reads.anew().closed(Reads.CLIENTS, bench.scale().further() / 3);
        var seconds = bench.scale().seconds();
        var runs =
                bench.rounds(
                        contestant("nothing", () -> reads.nothing().closed(Reads.CLIENTS, seconds)),
                        contestant("P6", () -> reads.now().closed(Reads.CLIENTS, seconds)),
                        contestant("anew", () -> reads.anew().closed(Reads.CLIENTS, seconds)),
                        contestant("P7", () -> past.closed(Reads.CLIENTS, seconds)));
        bench.add(reads.figure(runs.of("P6"), runs.of("nothing")));
        var what =
                "units of the department as of any day and as known at any moment, "
                        + stocked.size();
        bench.add(
                Figure.atMost(
                        "P7",
                        what,
                        runs.of("P7"),
                        "as they stand now, read anew",
                        runs.of("anew"),
                        5));
        bench.add(
                Figure.atMost(
                        "P7",
                        what + "; beside answers that are remembered",
                        runs.of("P7"),
                        "as they stand now",
                        runs.of("P6"),
                        0));
    }
}
