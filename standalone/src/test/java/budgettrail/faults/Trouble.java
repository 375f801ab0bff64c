package budgettrail.faults;

import budgettrail.faults.Server.Death;
import java.time.Duration;
import java.util.SplittableRandom;

/** Strikes a site, one way or another, and leaves it able to mend itself. */
final class Trouble {
    private static final Duration STANDSTILL = Duration.ofMillis(150);

    private final Site site;
    private final SplittableRandom random;

    Trouble(Site site, SplittableRandom random) {
        this.site = site;
        this.random = random;
    }

    /** Kills PostgreSQL, a node, or both; a node only while there are two. */
    void kill() {
        var kind = random.nextInt(10);
        if (kind < 7 || !site.isWhole()) {
            site.server().die(anyDeath());
            site.server().start();
        } else if (kind < 9) {
            site.replace(random.nextInt(Site.NODES));
        } else {
            site.server().die(anyDeath());
            site.replace(random.nextInt(Site.NODES));
            site.server().start();
        }
    }

    /** Kills, cuts off, loses answers, or lets somebody stand still. */
    void strike() {
        switch (random.nextInt(8)) {
            case 0, 1 -> kill();
            case 2, 3 -> site.proxy().cutAll();
            case 4, 5 -> site.proxy().loseCommitAnswers(1 + random.nextInt(3));
            case 6 -> {
                site.server().pause();
                Patience.pause(STANDSTILL);
                site.server().goOn();
            }
            default -> {
                var node = site.node(random.nextInt(Site.NODES));
                node.pause();
                Patience.pause(STANDSTILL);
                node.goOn();
            }
        }
    }

    private Death anyDeath() {
        return Death.values()[random.nextInt(Death.values().length)];
    }
}
