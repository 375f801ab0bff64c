package budgettrail.command.importing;

import budgettrail.command.importing.Result.Before;
import budgettrail.event.Actor;
import budgettrail.log.EventLog;
import budgettrail.log.RegisterKey;
import java.util.Optional;
import java.util.Set;

/**
 * Ledgers that have begun to be recorded. Nothing about an adjustment or a release says that it is
 * not another one of the same day: who sends the very file again is asked whether that is meant.
 */
record KnownLedgers(ImportJobs jobs, EventLog log) {

    /** The newest import of this file that has begun. */
    Optional<Before> begun(Order order, String sha256) {
        return order.again() || order.kind() != Kind.EXECUTION
                ? Optional.empty()
                : jobs.ofFile(order.kind(), order.year(), sha256).stream()
                        .filter(before -> !before.interrupted() || hasBegun(before))
                        .findFirst();
    }

    /** The newest one if it is not this job, whose order comes again. */
    Optional<Before> begunInsteadOf(ImportJob job, Order order) {
        return hasBegun(job.stamp().actor(), job.id())
                ? Optional.empty()
                : begun(order, job.sha256());
    }

    private boolean hasBegun(Before before) {
        return hasBegun(before.actor(), before.importId());
    }

    /** One that was interrupted at its first command has recorded none. */
    private boolean hasBegun(Actor actor, String importId) {
        var first = RegisterKey.idempotency(actor, Stamp.key(importId, 0));
        return !log.find(Set.of(first)).isEmpty();
    }
}
