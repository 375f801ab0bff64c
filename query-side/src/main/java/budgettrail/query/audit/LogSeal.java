package budgettrail.query.audit;

import budgettrail.log.EventLog;
import budgettrail.log.seal.Head;
import budgettrail.log.seal.Receipts;
import budgettrail.log.seal.SealBroken;
import budgettrail.log.seal.Sealer;
import budgettrail.log.seal.WitnessGuard;
import budgettrail.seal.VerifierKey;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the log is sealed at the moment. */
@Component
class LogSeal {
    private final Sealer sealer;
    private final WitnessGuard guard;
    private final Receipts receipts;
    private final EventLog log;

    LogSeal(Sealer sealer, WitnessGuard guard, Receipts receipts, EventLog log) {
        this.sealer = sealer;
        this.receipts = receipts;
        this.guard = guard;
        this.log = log;
    }

    /** By which anybody checks heads; none if nothing was ever sealed, or it is not here. */
    Optional<VerifierKey> key() {
        try {
            return sealer.folder().verifierKey();
        } catch (IOException unusable) {
            return Optional.empty();
        }
    }

    /**
     * The newest head for whoever takes it away; none if nothing is sealed yet. What is stored
     * counts if it is signed.
     */
    Optional<Head> newest() {
        return sealer.give().or(this::stored);
    }

    private Optional<Head> stored() {
        try {
            return receipts.newest()
                    .filter(head -> key().filter(key -> key.signed(head.note())).isPresent());
        } catch (SealBroken noHead) {
            return Optional.empty(); // The objection, or the trouble, says so.
        }
    }

    /** How many facts it covers. */
    long size() {
        return newest().map(Head::size).orElse(0L);
    }

    /** The last position of the log. */
    long logged() {
        return log.head();
    }

    /** Why nothing is recorded in the log; null if it is the one that was sealed. */
    @Nullable String objection() {
        return guard.objection();
    }

    /** Why nothing is recorded yet, though nothing is known against the log; null if it may be. */
    @Nullable String hindrance() {
        return objection() == null ? guard.hindrance() : null;
    }

    /** Why it is not sealed at the moment, while facts are recorded; null if it is. */
    @Nullable String trouble() {
        return objection() == null && hindrance() == null ? sealer.trouble() : null;
    }
}
