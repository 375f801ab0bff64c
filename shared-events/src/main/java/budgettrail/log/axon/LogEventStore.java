package budgettrail.log.axon;

import budgettrail.log.LogUnavailable;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/**
 * Axon's store on the log. Who has waited in vain for a kept state does not wait for all facts of
 * its line, too, which may take seconds.
 */
final class LogEventStore extends EmbeddedEventStore {
    /** Classes of SQLSTATE: no connection, a lack of resources, an operator's hand, the system. */
    private static final List<String> AWAY = List.of("08", "53", "57", "58");

    LogEventStore(EventStorageEngine engine) {
        super(EmbeddedEventStore.builder().storageEngine(engine));
    }

    @Override
    protected Optional<DomainEventMessage<?>> handleSnapshotReadingError(
            String stream, Throwable failure) {
        if (failure instanceof RuntimeException passing && isAway(passing)) {
            throw passing;
        }
        return super.handleSnapshotReadingError(stream, failure);
    }

    /**
     * A table of kept states that is broken is in nobody's way: only the database is waited for.
     */
    private static boolean isAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof LogUnavailable
                    || cause instanceof SQLException sql && isAway(sql)) {
                return true;
            }
        }
        return false;
    }

    /** A pool that has no connection knows no state. */
    private static boolean isAway(SQLException failure) {
        var state = failure.getSQLState();
        return state == null || AWAY.stream().anyMatch(state::startsWith);
    }
}
