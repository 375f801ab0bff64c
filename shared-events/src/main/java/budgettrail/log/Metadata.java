package budgettrail.log;

import budgettrail.event.Actor;
import org.jspecify.annotations.Nullable;

/**
 * What the log keeps about a fact beside the fact: who recorded it, by which door, and what makes
 * its retry harmless.
 *
 * @param idempotencyKey the caller's key, unique per actor and never forgotten
 * @param fingerprint SHA-256 of the command in hexadecimal: the same key with another fingerprint
 *     is refused
 * @param correlation the id of the request that led to it
 * @param round how often the claims of this fact were freed before (voucher numbers can be taken
 *     again); of a unit put below another, how often units were, with this time
 * @param importId the import that brought it
 * @param importRow its row there, counted from 1 without the header
 */
public record Metadata(
        Actor actor,
        Source source,
        @Nullable String idempotencyKey,
        @Nullable String fingerprint,
        @Nullable String correlation,
        int round,
        @Nullable String importId,
        @Nullable Integer importRow) {

    /** The door a fact came through. */
    public enum Source {
        /** A command of a person or another system. */
        ONLINE,
        /** A row of an imported file. */
        IMPORT
    }

    /** Recorded by this actor, with nothing else to say. */
    public static Metadata by(Actor actor) {
        return new Metadata(actor, Source.ONLINE, null, null, null, 0, null, null);
    }

    /** The same for a fact that takes or frees a claim in this round. */
    public Metadata inRound(int ofFact) {
        return ofFact == round
                ? this
                : new Metadata(
                        actor,
                        source,
                        idempotencyKey,
                        fingerprint,
                        correlation,
                        ofFact,
                        importId,
                        importRow);
    }
}
