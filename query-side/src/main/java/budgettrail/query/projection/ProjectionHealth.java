package budgettrail.query.projection;

import budgettrail.log.EventLog;
import budgettrail.query.journal.Generations;
import java.util.Objects;
import javax.sql.DataSource;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Whether the figures follow the log, and how far behind they are. On a node that does not hold the
 * processor's claim, the other node's progress is all that can be judged.
 */
@Component("figures")
final class ProjectionHealth implements HealthIndicator {
    private final EventProcessingConfiguration processors;
    private final EventLog log;
    private final JdbcTemplate database;

    ProjectionHealth(
            EventProcessingConfiguration processors,
            EventLog log,
            @Qualifier("projectionDataSource") DataSource database) {
        this.processors = processors;
        this.log = log;
        this.database = new JdbcTemplate(database);
    }

    @Override
    public Health health() {
        var processor =
                processors
                        .eventProcessor(Projection.NAME, StreamingEventProcessor.class)
                        .orElseThrow();
        var head = log.head();
        var position = position();
        var health = processor.isRunning() ? Health.up() : Health.down();
        processor.processingStatus().values().stream()
                .filter(status -> status.isErrorState())
                .findFirst()
                .ifPresent(status -> health.down(status.getError()));
        return health.withDetail("running", processor.isRunning())
                .withDetail("claimedHere", !processor.processingStatus().isEmpty())
                .withDetail("head", head)
                .withDetail("position", position)
                .withDetail("lag", Math.max(0, head - position))
                .withDetail("parkedFacts", parked())
                .build();
    }

    private long position() {
        return Objects.requireNonNull(
                database.execute(
                        (ConnectionCallback<Long>)
                                connection ->
                                        Generations.position(
                                                connection, Generations.live(connection))));
    }

    private long parked() {
        return Objects.requireNonNull(
                database.queryForObject(
                        "SELECT count(*) FROM query.parked p JOIN query.live l USING (generation)",
                        Long.class));
    }
}
