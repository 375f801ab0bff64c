package budgettrail.faults;

import budgettrail.event.money.Money;
import org.junit.jupiter.api.Test;

/** Everybody wants the same ten lines, at two nodes: nothing is ever spent twice. */
class ContentionTest {
    private static final int ROUND = 25_000;
    private static final int LINES = 10;

    private final int attempts = Ground.number("attempts", 400, 100_000);
    private final Stopwatch watch = new Stopwatch();

    @Test
    void nothingIsOverspentOrWronglyRefused() {
        if (attempts < ROUND) {
            contend(Ground.sharedTrial(), attempts);
        }
        for (var first = 0; first + ROUND <= attempts; first += ROUND) {
            try (var trial = Ground.trial(Ground.seed() + first)) {
                contend(trial, ROUND);
            }
        }
    }

    private void contend(Trial trial, int count) {
        trial.site().awaitNodes();
        try (var load = Load.start(trial, "contend", 32, LINES, Money.yuan("5.00"))) {
            load.finishAt(count);
        }
        watch.say("%d attempts on %d lines", count, LINES);
        watch.say("%s", trial.check());
    }
}
