package budgettrail.query.projection;

import budgettrail.event.Fact;
import budgettrail.log.Recorded;
import budgettrail.log.axon.FactMessages;
import budgettrail.query.journal.Generations;
import budgettrail.query.journal.Journal;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.UnitOfWork;
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

    /** The live generation is held, so that a rebuild cannot make another one live in between. */
    private void write(List<Recorded> batch) {
        database.execute(
                (ConnectionCallback<Boolean>)
                        (Connection connection) -> {
                            Journal.write(connection, Generations.holdLive(connection), batch);
                            return true;
                        });
    }
}
