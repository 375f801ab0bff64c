package budgettrail.query;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import budgettrail.event.Actor;
import budgettrail.event.Fact;
import budgettrail.log.Metadata;
import budgettrail.log.TestDatabase;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;

/** On a log of its own, which the test writes. */
@DirtiesContext
public abstract class QueryTest extends RunningQueries {
    private final Recording recording = new Recording();

    /** Records the facts in order; the position of the last one. */
    protected long record(List<? extends Fact> facts) {
        return record(facts, Metadata.by(new Actor("clerk")));
    }

    /** As above, with what the log keeps beside them. */
    protected long record(List<? extends Fact> facts, Metadata metadata) {
        return record(facts, () -> metadata);
    }

    /** As above, beside each something of its own. */
    protected long record(List<? extends Fact> facts, Supplier<Metadata> metadata) {
        return recording.record(log, facts, metadata);
    }

    /** From now on the log takes facts that no rule would let happen, as a damaged one may hold. */
    protected void withoutRegister() {
        var owner = JdbcClient.create(TestDatabase.owner(access));
        owner.sql(
                        """
                        CREATE FUNCTION log.forgotten() RETURNS trigger LANGUAGE plpgsql
                        AS 'BEGIN RETURN NULL; END'
                        """)
                .update();
        owner.sql(
                        """
                        CREATE TRIGGER forgotten BEFORE INSERT ON log.register
                        FOR EACH ROW EXECUTE FUNCTION log.forgotten()
                        """)
                .update();
    }

    /** Makes the views anew; how it ended. */
    protected JsonNode rebuilt() {
        var begun = post("admin", "/projections/rebuild");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        assertThat(begun.headers().firstValue("Location")).contains("/api/v1/projections/rebuild");
        await().atMost(ofMinutes(1)).until(() -> !state().equals("RUNNING"));
        assertThat(state()).isEqualTo("DONE");
        return json("/projections/rebuild");
    }

    private String state() {
        return json("/projections/rebuild").get("state").asString();
    }
}
