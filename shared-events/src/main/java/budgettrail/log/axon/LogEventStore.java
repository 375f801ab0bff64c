package budgettrail.log.axon;

import budgettrail.log.LogUnavailable;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/** Axon's store on the log. Who has waited in vain for a kept state does not wait for the facts. */
final class LogEventStore extends EmbeddedEventStore {
    LogEventStore(EventStorageEngine engine) {
        super(EmbeddedEventStore.builder().storageEngine(engine));
    }

    @Override
    protected Optional<DomainEventMessage<?>> handleSnapshotReadingError(
            String stream, Throwable failure) {
        if (failure instanceof LogUnavailable away) {
            throw away;
        }
        return super.handleSnapshotReadingError(stream, failure);
    }
}
