package budgettrail.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Contestants that take turns: A B C A B C … A round in which others used much of the machine is
 * not counted and run again.
 */
final class Rounds {
    /** Share of the machine. */
    private static final double MOST_FOREIGN = 0.10;

    /** Beyond so many the machine is never quiet, and the table says so. */
    private static final int MOST_DISCARDED = 4;

    private final int wanted;
    private int discarded;
    private int unquiet;

    Rounds(int wanted) {
        this.wanted = wanted;
    }

    /** One run of a contestant. */
    interface Contestant {
        Run run() throws Exception;
    }

    /** The runs of each contestant, under its name. */
    Runs of(Map<String, Contestant> contestants) throws Exception {
        var runs = new LinkedHashMap<String, List<Run>>();
        for (var counted = 0; counted < wanted; ) {
            var round = new LinkedHashMap<String, Run>();
            for (var contestant : contestants.entrySet()) {
                var run = contestant.getValue().run();
                System.out.printf(
                        Locale.ROOT,
                        "  %-28s %9.0f/s  foreign %.0f %%%n",
                        contestant.getKey(),
                        run.perSecond(),
                        run.cpu().foreign() * 100);
                round.put(contestant.getKey(), run);
            }
            if (round.values().stream().anyMatch(run -> run.cpu().foreign() > MOST_FOREIGN)) {
                if (discarded < MOST_DISCARDED && wanted > 1) {
                    discarded++;
                    continue;
                }
                unquiet++;
            }
            round.forEach(
                    (name, run) -> runs.computeIfAbsent(name, _ -> new ArrayList<>()).add(run));
            counted++;
        }
        return new Runs(runs);
    }

    /** What the reader of the table must know. */
    String said() {
        return discarded
                + " rounds discarded for foreign load"
                + (unquiet == 0 ? "" : ", **" + unquiet + " counted in spite of it**");
    }
}
