package budgettrail.log.axon;

import budgettrail.event.Fact;
import budgettrail.log.Draft;
import budgettrail.log.Metadata;
import budgettrail.log.Recorded;
import budgettrail.log.UndecodableFact;
import java.time.Instant;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;

/**
 * Facts as Axon's messages, and back. Nothing here is serialized by Axon: the log has its own
 * codec.
 */
public final class FactMessages {
    private static final String METADATA = "budgettrail.metadata";
    private static final String TYPE = "stream";

    private FactMessages() {}

    /** Axon's metadata that carries ours. */
    public static MetaData carrying(Metadata metadata) {
        return MetaData.with(METADATA, metadata);
    }

    /** Our metadata of a message that came from the log or is about to go there. */
    public static Metadata metadata(EventMessage<?> message) {
        if (message.getMetaData().get(METADATA) instanceof Metadata metadata) {
            return metadata;
        }
        throw new IllegalArgumentException("A fact without metadata: " + message.getPayloadType());
    }

    static Draft draft(EventMessage<?> message) {
        if (message instanceof DomainEventMessage<?> domain
                && domain.getPayload() instanceof Fact fact) {
            if (!fact.stream().equals(domain.getAggregateIdentifier())) {
                throw new IllegalArgumentException("A fact of " + fact.stream() + " in " + domain);
            }
            return new Draft(domain.getSequenceNumber(), fact, metadata(message));
        }
        throw new IllegalArgumentException(
                "Only facts of a stream are recorded, not " + message.getPayloadType());
    }

    static DomainEventMessage<Fact> message(Recorded recorded) {
        return new GenericDomainEventMessage<>(
                TYPE,
                recorded.stream(),
                recorded.sequence(),
                recorded.fact(),
                carrying(recorded.metadata()),
                Long.toString(recorded.position()),
                recorded.recordedAt());
    }

    /**
     * What stands for a fact that cannot be decoded. Its payload is why: whoever follows the log
     * must handle it, and must not survive that.
     */
    static TrackedEventMessage<UndecodableFact> unreadable(long position, UndecodableFact why) {
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(position),
                new GenericDomainEventMessage<>(
                        TYPE,
                        "unreadable",
                        position,
                        why,
                        MetaData.emptyInstance(),
                        Long.toString(position),
                        Instant.EPOCH));
    }

    static TrackedEventMessage<Fact> tracked(Recorded recorded) {
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(recorded.position()), message(recorded));
    }
}
