package budgettrail.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import budgettrail.event.line.AppropriationEvent.Appropriated;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.TestDatabase;
import budgettrail.query.Described;
import budgettrail.query.QueryTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who follows the log, if it is not this node. */
class ClaimTest extends QueryTest {
    private static final LineId LINE = LineId.of("2022:CLAIMED");
    private static final LocalDate DAY = LocalDate.of(2022, 1, 1);
    private static final Duration SOON = Duration.ofSeconds(30);

    @Autowired private EventProcessingConfiguration processors;
    @Autowired private Lookout lookout;

    @Test
    void oneThatAWrongClockHasStampedInTheFutureStopsNoFigures() {
        var position = record(List.of(opened(), new Appropriated(LINE, DAY, yuan(1), null, null)));
        await().atMost(SOON).until(() -> lookout.look().position() == position);
        var processor =
                processors
                        .eventProcessor(Projection.NAME, StreamingEventProcessor.class)
                        .orElseThrow();
        processor.shutDown();
        claimedBy("gone", Instant.now().plus(Duration.ofHours(1)));
        processor.start();

        var waits = record(List.of(new Appropriated(LINE, DAY, yuan(2), null, null)));

        await().atMost(SOON).until(() -> lookout.look().position() == waits);
        var claim = lookout.look().claim();
        assertThat(claim).isNotNull();
        assertThat(claim.owner()).isNotEqualTo("gone");
    }

    private void claimedBy(String owner, Instant stamp) {
        JdbcClient.create(TestDatabase.owner(access))
                .sql("UPDATE query.token SET owner = :owner, stamp = :stamp")
                .param("owner", owner)
                .param("stamp", stamp.toString())
                .update();
    }

    private static Money yuan(long amount) {
        return new Money(100 * amount);
    }

    private static LineOpened opened() {
        return new LineOpened(LINE, DAY, Described.basic(new UnitCode("035001")));
    }
}
