package budgettrail.log.seal;

import budgettrail.log.job.Progress;
import budgettrail.log.watch.LogHealth;
import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether the log is being sealed here, is the one that was sealed, and was found whole when all of
 * it was verified last, and since. Never because the seal is late, as long as it comes on.
 */
final class SealHealth implements HealthIndicator {
    private final LogHealth log;
    private final Sealer sealer;
    private final WitnessGuard guard;
    private final Verifications verifications;
    private final Standstill standstill;
    private final Supplier<Health> glance;

    SealHealth(
            LogHealth log,
            Sealer sealer,
            WitnessGuard guard,
            Verifications verifications,
            Clock clock) {
        this.log = log;
        this.sealer = sealer;
        this.guard = guard;
        this.verifications = verifications;
        this.standstill = new Standstill(clock);
        this.glance = log.unlessAway(this::look);
    }

    @Override
    public Health health() {
        return glance.get();
    }

    private Health look() {
        var health = Health.up();
        sealer.newest().ifPresent(head -> health.withDetail("sealed", head.size()));
        var objection = guard.objection() == null ? guard.hindrance() : guard.objection();
        if (objection != null) {
            health.down().withDetail("witness", objection);
        }
        var trouble = sealer.trouble();
        if (trouble != null) {
            health.down().withDetail("trouble", trouble);
        }
        log.head()
                .flatMap(head -> standstill.since(sealer.sealed(), head))
                .ifPresent(since -> health.down().withDetail("standsStillSince", since.toString()));
        try {
            verifications.telling().ifPresent(last -> tell(health, last));
        } catch (RuntimeException unreadable) {
            health.down(unreadable);
        }
        return health.build();
    }

    private static void tell(Health.Builder health, VerificationProgress last) {
        health.withDetail("verification", last.state().name());
        var ended = last.progress().endedAt();
        if (ended != null) {
            health.withDetail("verifiedAt", ended.toString());
        }
        if (last.state() == Progress.State.FAILED) {
            health.down();
        }
        if (last.faults() > 0) {
            health.down().withDetail("faults", last.faults());
            last.first().stream()
                    .findFirst()
                    .ifPresent(first -> health.withDetail("firstFault", first.toString()));
        }
    }
}
