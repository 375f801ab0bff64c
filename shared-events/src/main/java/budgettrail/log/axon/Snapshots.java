package budgettrail.log.axon;

import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * Where the state of long streams is kept, so that they open without all their facts. What it holds
 * can always be made again from the facts.
 */
@FunctionalInterface
public interface Snapshots {
    /** Nothing is kept. */
    Snapshots NONE = _ -> Optional.empty();

    /**
     * The newest state of the stream that may be believed, as a message that holds the aggregate
     * and bears the sequence of the last fact in it.
     */
    Optional<DomainEventMessage<?>> newest(String stream);
}
