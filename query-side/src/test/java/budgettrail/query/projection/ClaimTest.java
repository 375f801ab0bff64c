package budgettrail.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.LineId;
import budgettrail.event.reference.ReferenceEvent.UnitDescribed;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.TestDatabase;
import budgettrail.query.Described;
import budgettrail.query.QueryTest;
import budgettrail.query.journal.Journal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who follows the log, and from where, if it is not this node or not where it believes. */
class ClaimTest extends QueryTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    /** As a crash of the database does: views and token are what they were a moment before. */
    private static final String TAKE_BACK =
            """
            WITH token AS (UPDATE query.token SET token = convert_to(cast(jsonb_set(
                cast(convert_from(token, 'UTF8') AS jsonb), '{globalIndex}', to_jsonb(cast(:before AS bigint)))
              AS text), 'UTF8')),
            described AS (DELETE FROM query.code_description WHERE position > :before)
            UPDATE query.generation SET position = :before WHERE generation = (SELECT generation FROM query.live)
            """;

    @Autowired private EventProcessingConfiguration processors;
    @Autowired private Lookout lookout;
    @Autowired private Projection projection;

    @Autowired
    @Qualifier("figures")
    private HealthIndicator health;

    /** Until it gets the claim again, this node would not try what failed here once more. */
    @Test
    void whatFailedHereIsNoFaultOnceAnotherNodeHasPassedIt() throws SQLException {
        var owner = TestDatabase.owner(access);
        JdbcClient.create(owner).sql("REVOKE UPDATE ON query.generation FROM application").update();
        var failing = record(List.of(opened("2022:PASSED")));
        await().atMost(SOON).until(() -> projection.trouble(failing - 1).isPresent());
        await().atMost(SOON).until(() -> health.health().getStatus().equals(Status.DOWN));

        claimedBy("elsewhere", Instant.now().plus(Duration.ofHours(1)));
        try (var other = owner.getConnection()) {
            other.setAutoCommit(false);
            Journal.follow(other, log.after(failing - 1, 1));
            other.commit();
        }

        await().atMost(SOON).until(() -> health.health().getStatus().equals(Status.UP));
        assertThat(health.health().getDetails())
                .containsEntry("claimedBy", "elsewhere")
                .containsEntry("claimedHere", false);
        JdbcClient.create(owner).sql("GRANT UPDATE ON query.generation TO application").update();
        claimedBy(null, Instant.now());
    }

    @Test
    void oneThatAWrongClockHasStampedInTheFutureStopsNoFigures() {
        var position = record(List.of(opened("2022:BEFORE")));
        await().atMost(SOON).until(() -> lookout.look().position() == position);
        var processor =
                processors
                        .eventProcessor(Projection.NAME, StreamingEventProcessor.class)
                        .orElseThrow();
        processor.shutDown();
        claimedBy("gone", Instant.now().plus(Duration.ofHours(1)));
        processor.start();

        var waits = record(List.of(opened("2022:AFTER")));

        await().atMost(SOON).until(() -> lookout.look().position() == waits);
        var claim = lookout.look().claim();
        assertThat(claim).isNotNull();
        assertThat(claim.owner()).isNotEqualTo("gone");
    }

    /** Nobody waits for the disk, and nobody records anything else: it is a quiet evening. */
    @Test
    void whatACrashHasTakenBackIsFollowedAgain() {
        var position = record(List.of(described("035009")));
        await().atMost(SOON).until(() -> named("035009") == position);

        JdbcClient.create(TestDatabase.owner(access))
                .sql(TAKE_BACK)
                .param("before", position - 1)
                .update();

        await().atMost(SOON).until(() -> named("035009") == position);
        await().atMost(SOON).until(() -> lookout.look().position() == position);
        assertThat(log.head()).isEqualTo(position);
    }

    /** The position of the fact by which the views know the unit, 0 if they do not. */
    private long named(String unit) {
        return JdbcClient.create(TestDatabase.owner(access))
                .sql(
                        """
                        SELECT coalesce(max(position), 0) FROM query.code_description JOIN query.live USING (generation)
                        WHERE kind = 'UNIT' AND code = :unit
                        """)
                .param("unit", unit)
                .query(Long.class)
                .single();
    }

    private void claimedBy(@Nullable String owner, Instant stamp) {
        JdbcClient.create(TestDatabase.owner(access))
                .sql("UPDATE query.token SET owner = :owner, stamp = :stamp")
                .param("owner", owner)
                .param("stamp", stamp.toString())
                .update();
    }

    private static UnitDescribed described(String unit) {
        return new UnitDescribed(new UnitCode(unit), LocalDate.of(2022, 1, 1), "单位", null, null);
    }

    private static LineOpened opened(String line) {
        var description = Described.basic(new UnitCode("035001"));
        return new LineOpened(LineId.of(line), LocalDate.of(2022, 1, 1), description);
    }
}
