package budgettrail.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import budgettrail.event.Actor;
import budgettrail.event.money.Money;
import budgettrail.event.reference.ReferenceEvent.UnitDescribed;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.Draft;
import budgettrail.log.EventLog;
import budgettrail.log.Metadata;
import budgettrail.log.Migration;
import budgettrail.log.Recorded;
import budgettrail.log.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clocks jump; the log's order is that of its positions, and its time never goes back. */
class ClockTest {
    private static final String AN_HOUR_AHEAD =
            "UPDATE log.event SET recorded_at = recorded_at + interval '1 hour' WHERE position = 1";

    /** As if the clock of the database had been an hour ahead, and was put right. */
    @Test
    void theRecordedTimeNeverGoesBack() throws SQLException {
        var access = Ground.sharedServer().fresh();
        Migration.migrate(access, "log");
        try (var log = new EventLog(TestDatabase.application(access));
                var owner = Ground.sharedServer().owner(access);
                var statement = owner.createStatement()) {
            record(log, 0);
            assertThat(statement.executeUpdate(AN_HOUR_AHEAD)).isEqualTo(1);
            var before = log.at(1).orElseThrow().recordedAt();

            assertThat(record(log, 1).recordedAt()).isEqualTo(before);
            assertThat(record(log, 2).recordedAt()).isEqualTo(before);
            assertThat(log.positionAt(before)).isEqualTo(3);
            assertThat(log.positionAt(before.minusNanos(1_000))).isZero();
        }
    }

    private static Recorded record(EventLog log, long sequence) {
        var unit = new UnitDescribed(new UnitCode("U"), Budget.YEAR.firstDay(), "局", null, null);
        return log.append(List.of(new Draft(sequence, unit, Metadata.by(new Actor("officer")))))
                .getFirst();
    }

    /** Long, for it starts nodes: only where everything is proved. */
    @Test
    void nodesMayDisagreeAboutTheDay() {
        assumeTrue(Ground.isProof(), "-Pproof");
        try (var trial = Ground.trial(Ground.seed())) {
            trial.site().replaceWithShifted(0, Duration.ofDays(400));
            trial.site().replaceWithShifted(1, Duration.ofDays(-300));
            trial.site().awaitNodes();
            try (var load = Load.start(trial, "clocks", 16, 6, Money.yuan("10.00"))) {
                load.finishAt(2_000);
            }
            new Stopwatch().say("clocks: %s", trial.check());
        }
    }
}
