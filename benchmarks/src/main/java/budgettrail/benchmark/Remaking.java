package budgettrail.benchmark;

import static budgettrail.benchmark.Rounds.contestant;

/** P4: all figures made anew, beside COPY of the rows that they are. */
record Remaking(Bench bench, Stocked stocked) {
    /** As many as the rebuild has workers. */
    private static final int CONNECTIONS = 2;

    void measure() throws Exception {
        var data = stocked.data();
        var folder = bench.folder();
        var journal = new ViewCopies(bench, data, ViewRows.journal(folder, data, CONNECTIONS));
        var all = new ViewCopies(bench, data, ViewRows.all(folder, data, CONNECTIONS));
        var runs =
                bench.fewRounds(
                        contestant("COPY journal", journal::run),
                        contestant("COPY all", all::run),
                        contestant("P4", this::anew));
        var what = "all figures of " + stocked.size() + " made anew from the log, events";
        bench.add(
                Figure.atLeast(
                        "P4",
                        what,
                        runs.of("P4"),
                        "COPY of the same rows, %d connections".formatted(CONNECTIONS),
                        runs.of("COPY all"),
                        0.5));
        bench.add(
                Figure.atLeast(
                        "P4",
                        what + "; beside the postings alone",
                        runs.of("P4"),
                        "COPY of the journal's rows, %d connections".formatted(CONNECTIONS),
                        runs.of("COPY journal"),
                        0));
        journal.delete();
        all.delete();
    }

    private Run anew() throws Exception {
        stocked.data()
                .tidy(); // What the last one left is gone by then, wherever there is a day between.
        var made = new Rebuild(bench, stocked).run();
        stocked.data().addedUp(); // Not beside the next one.
        return made;
    }
}
