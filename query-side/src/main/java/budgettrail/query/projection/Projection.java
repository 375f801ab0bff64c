package budgettrail.query.projection;

import budgettrail.event.Fact;
import budgettrail.log.Recorded;
import budgettrail.log.UndecodableFact;
import budgettrail.log.axon.FactMessages;
import budgettrail.query.journal.Journal;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Follows the log. A handler only gathers; the whole batch is written at once, in the transaction
 * that also stores the processor's token, so that no fact is posted twice or never.
 */
@ProcessingGroup(Projection.NAME)
final class Projection {
    static final String NAME = "figures";

    private static final String GATHERED = "budgettrail.gathered";

    private final JdbcTemplate database;
    private volatile @Nullable Throwable trouble;

    Projection(JdbcTemplate database) {
        this.database = database;
    }

    @EventHandler
    void on(Fact fact, DomainEventMessage<?> message, TrackingToken token, UnitOfWork<?> unit) {
        List<Recorded> gathered =
                unit.root()
                        .getOrComputeResource(
                                GATHERED,
                                _ -> {
                                    List<Recorded> batch = new ArrayList<>();
                                    unit.root().onPrepareCommit(_ -> write(batch));
                                    return batch;
                                });
        gathered.add(
                new Recorded(
                        token.position().orElseThrow(),
                        message.getAggregateIdentifier(),
                        message.getSequenceNumber(),
                        fact,
                        FactMessages.metadata(message),
                        message.getTimestamp()));
    }

    /**
     * Nothing after it may be written as if it were not there: the processor stops, and says so.
     */
    @EventHandler
    void on(UndecodableFact unreadable) {
        trouble = unreadable;
        throw unreadable;
    }

    /** Why the last batch could not be written; none if it was. */
    Optional<Throwable> trouble() {
        return Optional.ofNullable(trouble);
    }

    private void write(List<Recorded> batch) {
        try {
            database.execute(
                    (ConnectionCallback<Boolean>)
                            (Connection connection) -> {
                                Journal.follow(connection, batch);
                                return true;
                            });
            trouble = null;
        } catch (RuntimeException e) {
            trouble = e;
            throw e;
        }
    }
}
