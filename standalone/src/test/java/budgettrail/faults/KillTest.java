package budgettrail.faults;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.event.money.Money;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Whatever is killed under load, the application, PostgreSQL or both: nothing acknowledged is lost,
 * nothing is doubled, nothing half, and it is ready again in ten seconds.
 */
class KillTest {
    private static final Duration READY_AGAIN = Duration.ofSeconds(10);
    private static final int ROUND = 100;
    private static final int BETWEEN_KILLS = 20;

    private final int cycles = Ground.number("cycles", 10, 1_000);
    private final Stopwatch watch = new Stopwatch();
    private Duration slowest = Duration.ZERO;

    @Test
    void nothingIsLostDoubledOrHalf() {
        if (cycles < ROUND) {
            kill(Ground.sharedTrial(), 0, cycles);
        }
        for (var first = 0; first + ROUND <= cycles; first += ROUND) {
            try (var trial = Ground.trial(Ground.seed() + first)) {
                kill(trial, first, ROUND);
            }
        }
    }

    private void kill(Trial trial, int first, int count) {
        var trouble = new Trouble(trial.site(), new SplittableRandom(trial.seed()));
        try (var load = Load.start(trial, "kill", 16, 12, Money.yuan("10.00"))) {
            for (var cycle = first + 1; cycle <= first + count; cycle++) {
                load.awaitAccepted(BETWEEN_KILLS);
                var struck = new Stopwatch();
                trouble.kill();
                load.awaitAccepted(1);
                slowest = struck.time().compareTo(slowest) > 0 ? struck.time() : slowest;
                if (cycle % 50 == 0) {
                    watch.say("%d kills, slowest ready again after %s", cycle, slowest);
                }
            }
            load.finish();
        }
        trial.site().awaitNodes();
        watch.say("%d kills: %s", first + count, trial.check());
        assertThat(slowest).isLessThan(READY_AGAIN);
    }
}
