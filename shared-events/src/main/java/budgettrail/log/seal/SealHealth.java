package budgettrail.log.seal;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether the log is being sealed here, and is the one that was sealed. Never because it is late.
 */
final class SealHealth implements HealthIndicator {
    private final Sealer sealer;
    private final WitnessGuard guard;

    SealHealth(Sealer sealer, WitnessGuard guard) {
        this.sealer = sealer;
        this.guard = guard;
    }

    @Override
    public Health health() {
        var objection = guard.objection();
        var trouble = sealer.trouble();
        var health = objection == null && trouble == null ? Health.up() : Health.down();
        sealer.newest().ifPresent(head -> health.withDetail("sealed", head.size()));
        if (objection != null) {
            health.withDetail("witness", objection);
        }
        if (trouble != null) {
            health.withDetail("trouble", trouble);
        }
        return health.build();
    }
}
