package budgettrail.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import budgettrail.event.money.Money;
import java.sql.SQLException;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A process stands still while it holds something, and goes on as if nothing had been. */
class StandstillTest {
    /** The time after which PostgreSQL takes the lock from a silent session, and some. */
    private static final Duration LOCK_IS_TAKEN_BACK = Duration.ofSeconds(14);

    private static final String LOCK_HELD_IDLE =
            """
            SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a USING (pid)
            WHERE l.locktype = 'advisory' AND l.granted AND a.application_name = 'budget-trail-log'
              AND a.state = 'idle in transaction' AND a.state_change < clock_timestamp() - interval '200 ms'
            """;

    private final Trial trial = Ground.sharedTrial();
    private final Site site = trial.site();

    @Test
    void postgresMayStandStill() {
        site.awaitNodes();
        try (var load = Load.start(trial, "still", 16, 6, Money.yuan("10.00"))) {
            load.awaitAccepted(20);
            site.server().pause();
            Patience.pause(Duration.ofMillis(Ground.number("standstill-ms", 1_000, 5_000)));
            site.server().goOn();
            load.awaitAccepted(20);
            load.finish();
        }
        trial.check();
    }

    @Test
    void aNodeMayStandStill() {
        site.awaitNodes();
        try (var load = Load.start(trial, "node", 16, 6, Money.yuan("10.00"))) {
            load.awaitAccepted(20);
            site.node(0).pause();
            Patience.pause(Duration.ofMillis(Ground.number("standstill-ms", 1_000, 5_000)));
            site.node(0).goOn();
            load.awaitAccepted(20);
            load.finish();
        }
        trial.check();
    }

    /** Long: only where everything is proved. */
    @Test
    void aFrozenNodeLosesTheLock() throws SQLException {
        assumeTrue(Ground.isProof(), "-Pproof");
        site.awaitNodes();
        site.proxy().delay(Duration.ofMillis(5));
        try (var load = Load.start(trial, "frozen", 16, 6, Money.yuan("10.00"))) {
            load.awaitAccepted(20);
            var random = new SplittableRandom(trial.seed());
            while (!frozenWithTheLock()) {
                site.node(0).goOn();
                Patience.pause(Duration.ofMillis(random.nextInt(20)));
            }
            var watch = new Stopwatch();
            load.awaitAccepted(20);
            watch.say("a frozen node held the lock");
            assertThat(watch.time()).isLessThan(LOCK_IS_TAKEN_BACK);
            site.node(0).goOn();
            site.proxy().delay(Duration.ZERO);
            load.finish();
        } finally {
            site.node(0).goOn();
            site.proxy().delay(Duration.ZERO);
        }
        trial.check();
    }

    /** Whether a session still holds the lock, idle, a moment after the node was stopped. */
    private boolean frozenWithTheLock() throws SQLException {
        site.node(0).pause();
        Patience.pause(Duration.ofMillis(300));
        try (var connection = site.server().owner(site.database());
                var statement = connection.createStatement();
                var row = statement.executeQuery(LOCK_HELD_IDLE)) {
            row.next();
            return row.getLong(1) > 0;
        }
    }
}
