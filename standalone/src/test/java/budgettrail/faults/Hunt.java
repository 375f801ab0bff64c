package budgettrail.faults;

import budgettrail.event.money.Money;
import budgettrail.faults.Server.Death;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Looks for whatever is wrong with an application: first in peace, then in trouble. */
final class Hunt {
    private static final int CLIENTS = 10;
    private static final int LINES = 3;
    private static final int LINES_FAR_AWAY = 4;
    private static final int IN_PEACE = 400;
    private static final int ON_A_LONG_WAY = 400;
    private static final Duration LONG_WAY = Duration.ofMillis(5);
    private static final int BETWEEN_BLOWS = 40;
    private static final int BLOWS = 4;
    private static final int TIMES_ANEW = 4;

    private final Server server;
    private final long seed;

    Hunt(Server server, long seed) {
        this.server = server;
        this.seed = seed;
    }

    /** The first thing found, if anything is. */
    Optional<AssertionError> in(List<Path> classes, List<String> scripts) {
        try (var trial = new Trial(Site.open(server, classes, scripts), seed)) {
            inPeace(trial);
            onALongWay(trial);
            anew(trial);
            inTrouble(trial);
            Poison.check(trial);
            return Optional.empty();
        } catch (AssertionError found) {
            return Optional.of(found);
        }
    }

    private static void inPeace(Trial trial) {
        try (var load = Load.start(trial, "peace", CLIENTS, LINES, Money.yuan("10.00"))) {
            load.finishAt(IN_PEACE);
        }
        nobodyWasTurnedAway(trial);
        trial.check();
    }

    /**
     * Two nodes on few lines, so far from PostgreSQL that one comes between the other's words: who
     * shares a group with one that lost may lose as well before he is written.
     */
    private static void onALongWay(Trial trial) {
        try (var load = Load.start(trial, "far", CLIENTS, LINES_FAR_AWAY, Money.yuan("10.00"))) {
            trial.site().proxy().delay(LONG_WAY);
            load.finishAt(ON_A_LONG_WAY);
        } finally {
            trial.site().proxy().delay(Duration.ZERO);
        }
        nobodyWasTurnedAway(trial);
        trial.check();
    }

    private static void nobodyWasTurnedAway(Trial trial) {
        trial.journal().answers().keySet().stream()
                .filter(answer -> answer.startsWith("503"))
                .findFirst()
                .ifPresent(
                        answer -> {
                            throw new Violation("unavailable without a cause", 0, "", answer);
                        });
    }

    /**
     * Figures are made anew, to the end, while others write: the processors find more than they
     * left.
     */
    private static void anew(Trial trial) {
        try (var load = Load.start(trial, "anew", CLIENTS, LINES, Money.yuan("10.00"))) {
            for (var time = 0; time < TIMES_ANEW; time++) {
                load.awaitAccepted(BETWEEN_BLOWS);
                Rebuilding.run(trial.api());
            }
            load.finish();
        }
        trial.check();
    }

    private static void inTrouble(Trial trial) {
        var site = trial.site();
        try (var load = Load.start(trial, "trouble", CLIENTS, LINES, Money.yuan("10.00"))) {
            for (var blow = 0; blow < BLOWS; blow++) {
                site.proxy().loseCommitAnswers(1);
                load.awaitAccepted(BETWEEN_BLOWS);
                site.server().die(Death.EVERYTHING);
                site.server().start();
                load.awaitAccepted(BETWEEN_BLOWS);
                site.proxy().cutAll();
                var rebuild =
                        CompletableFuture.runAsync(() -> rebuild(trial)).exceptionally(_ -> null);
                load.awaitAccepted(BETWEEN_BLOWS);
                rebuild.join();
            }
            load.finish();
        }
        trial.check();
    }

    /** While others write; it may be cut off as well as anybody. */
    private static void rebuild(Trial trial) {
        trial.api().post("admin", "/api/v1/projections/rebuild", Map.of());
    }
}
