package budgettrail.faults;

import budgettrail.event.money.Money;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Long work at two nodes, struck now and then by whatever there is. */
class ManyCommandsTest {
    private static final int ROUND = 25_000;
    private static final int BETWEEN_STRIKES = 2_000;

    private final int commands = Ground.number("commands", 600, 1_000_000);
    private final Stopwatch watch = new Stopwatch();

    @Test
    void allIsAsToldAndAsTheModelSays() {
        if (commands < ROUND) {
            work(Ground.sharedTrial(), 0, commands, 100);
        }
        for (var first = 0; first + ROUND <= commands; first += ROUND) {
            try (var trial = Ground.trial(Ground.seed() + first)) {
                work(trial, first, ROUND, BETWEEN_STRIKES);
            }
        }
    }

    private void work(Trial trial, int first, int count, int between) {
        var trouble = new Trouble(trial.site(), new SplittableRandom(trial.seed()));
        try (var load = Load.start(trial, "work", 32, 60, Money.yuan("10.00"))) {
            for (var next = between; next < count; next += between) {
                load.awaitDecided(next);
                trouble.strike();
            }
            load.finishAt(count);
        }
        trial.site().awaitNodes();
        watch.say("%d commands: %s", first + count, trial.check());
    }
}
