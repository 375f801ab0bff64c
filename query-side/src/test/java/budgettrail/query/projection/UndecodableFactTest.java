package budgettrail.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import budgettrail.event.line.AppropriationEvent.Appropriated;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.TestDatabase;
import budgettrail.log.UndecodableFact;
import budgettrail.query.Described;
import budgettrail.query.QueryTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Right before a fact that cannot be decoded the figures stop, and health says so. */
class UndecodableFactTest extends QueryTest {
    private static final LineId LINE = LineId.of("2022:STOPPED");
    private static final LocalDate DAY = LocalDate.of(2022, 1, 1);
    private static final Duration A_WHILE = Duration.ofSeconds(60);

    /** The last fact once more, and one of tomorrow: nobody sees the one without the other. */
    private static final String ANOTHER_AND_ONE_UNHEARD_OF =
            """
            INSERT INTO log.event
            SELECT position + more, stream, sequence + more,
              CASE more WHEN 1 THEN type ELSE 'unheard.of' END,
              version, payload, metadata, effective, recorded_at, actor, imported
            FROM (SELECT * FROM log.event ORDER BY position DESC LIMIT 1) AS newest CROSS JOIN generate_series(1, 2) more
            """;

    private static final String HEARD_OF =
            "UPDATE log.event SET type = (SELECT type FROM log.event WHERE position = :before)"
                    + " WHERE position = :before + 2";

    @Autowired
    @Qualifier("figures")
    private HealthIndicator health;

    @Autowired private Projection projection;

    @Test
    void whatStandsBeforeItIsPostedAndNothingAfterIt() {
        var owner = JdbcClient.create(TestDatabase.owner(access));
        var before = record(List.of(opened(), new Appropriated(LINE, DAY, yuan(1), null, null)));
        assertThat(initial(before)).isEqualTo("1.00");

        owner.sql(ANOTHER_AND_ONE_UNHEARD_OF).update();

        assertThat(initial(before + 1)).isEqualTo("2.00");
        await().atMost(A_WHILE).until(() -> health.health().getStatus().equals(Status.DOWN));
        assertThat(projection.trouble(before + 1)).containsInstanceOf(UndecodableFact.class);
        assertThat(health.health().getDetails()).containsEntry("position", before + 1);

        owner.sql(HEARD_OF).param("before", before).update();
        await().atMost(A_WHILE).until(() -> health.health().getStatus().equals(Status.UP));
        assertThat(initial(before + 2)).isEqualTo("3.00");
    }

    private String initial(long position) {
        return json("/budget-lines/" + LINE + "?minPosition=" + position)
                .at("/budgetLine/amounts/initial")
                .asString();
    }

    private static Money yuan(long amount) {
        return new Money(100 * amount);
    }

    private static LineOpened opened() {
        var description = Described.basic(new UnitCode("035001"));
        return new LineOpened(LINE, DAY, description);
    }
}
