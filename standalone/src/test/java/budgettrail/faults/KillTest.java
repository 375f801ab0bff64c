package budgettrail.faults;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.event.money.Money;
import budgettrail.faults.Server.Death;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever is killed under load: nothing acknowledged is lost, nothing doubled, nothing half. */
class KillTest {
    private static final Duration READY_AGAIN = Duration.ofSeconds(10);
    private static final int BETWEEN_KILLS = 40;

    private final Trial trial = Ground.sharedTrial();
    private final Site site = trial.site();

    @Test
    void nothingIsLostDoubledOrHalf() {
        var cycles = Ground.number("cycles", 10, 1_000);
        var random = new SplittableRandom(trial.seed());
        var slowest = Duration.ZERO;
        var start = System.nanoTime();
        try (var load = Load.start(trial, "kill", 16, 12, Money.yuan("10.00"))) {
            for (var cycle = 1; cycle <= cycles; cycle++) {
                awaitAccepted(load, BETWEEN_KILLS);
                var struck = System.nanoTime();
                strike(random);
                awaitAccepted(load, 1);
                var took = Duration.ofNanos(System.nanoTime() - struck);
                slowest = took.compareTo(slowest) > 0 ? took : slowest;
                if (cycle % 50 == 0) {
                    say("%d cycles, %d commands, slowest %s", cycle, load.decided(), slowest);
                }
            }
            load.finish();
        }
        site.awaitNodes();
        var report = trial.check();
        say("%d cycles in %s: %s", cycles, Duration.ofNanos(System.nanoTime() - start), report);
        assertThat(slowest).isLessThan(READY_AGAIN);
    }

    /** Mostly PostgreSQL; now and then a node, so that it is most often whole; or both at once. */
    private void strike(SplittableRandom random) {
        var kind = random.nextInt(10);
        if (kind >= 7 && site.isWhole()) {
            var node = random.nextInt(Site.NODES);
            if (kind == 9) {
                site.server().die(anyDeath(random));
            }
            site.replace(node);
            if (kind == 9) {
                site.server().start();
            }
        } else {
            site.server().die(anyDeath(random));
            site.server().start();
        }
    }

    private static Death anyDeath(SplittableRandom random) {
        return Death.values()[random.nextInt(Death.values().length)];
    }

    private static void awaitAccepted(Load load, int more) {
        var before = load.accepted();
        Patience.until(
                () -> load.accepted() >= before + more,
                Duration.ofSeconds(60),
                more + " commands are accepted");
    }

    private static void say(String what, Object... values) {
        IO.println(what.formatted(values));
    }
}
