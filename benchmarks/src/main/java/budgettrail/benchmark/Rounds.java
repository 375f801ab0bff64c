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

    /** Beyond so many of one measurement the machine is never quiet, and the table says so. */
    private static final int MOST_DISCARDED = 4;

    private final Cpu cpu;
    private int discarded;
    private int unquiet;
    private double idle;

    Rounds(Cpu cpu) {
        this.cpu = cpu;
    }

    /** One turn of a contestant. */
    interface Turn {
        Run run() throws Exception;
    }

    record Contestant(String name, Turn turn) {}

    static Contestant contestant(String name, Turn turn) {
        return new Contestant(name, turn);
    }

    /** The runs of each contestant, under its name. */
    Runs of(int wanted, Contestant... contestants) throws Exception {
        var runs = new LinkedHashMap<String, List<Run>>();
        var discardedHere = 0;
        for (var counted = 0; counted < wanted; ) {
            var round = round(contestants);
            if (round.values().stream().anyMatch(run -> run.cpu().foreign() > MOST_FOREIGN)) {
                if (discardedHere < MOST_DISCARDED && wanted > 1) {
                    discardedHere++;
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

    private Map<String, Run> round(Contestant... contestants) throws Exception {
        var round = new LinkedHashMap<String, Run>();
        for (var contestant : contestants) {
            cpu.hush();
            var run = contestant.turn().run();
            System.out.printf(
                    Locale.ROOT,
                    "  %-28s %9.0f/s  foreign %.0f %%, idle servers %.1f %%%n",
                    contestant.name(),
                    run.perSecond(),
                    run.cpu().foreign() * 100,
                    run.cpu().idle() * 100);
            idle = Math.max(idle, run.cpu().idle());
            round.put(contestant.name(), run);
        }
        return round;
    }

    /** What the reader of the table must know. */
    String said() {
        return String.format(
                Locale.ROOT,
                "%d rounds discarded for foreign load%s; servers whose turn it was not took at"
                        + " most %.1f %% of the machine",
                discarded,
                unquiet == 0 ? "" : ", **" + unquiet + " counted in spite of it**",
                idle * 100);
    }
}
