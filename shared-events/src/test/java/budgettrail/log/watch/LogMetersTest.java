package budgettrail.log.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import budgettrail.event.Actor;
import budgettrail.event.line.FreezeEvent.Frozen;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.log.Draft;
import budgettrail.log.EventLog;
import budgettrail.log.LogUnavailable;
import budgettrail.log.Metadata;
import budgettrail.log.Recorded;
import budgettrail.log.TestDatabase;
import budgettrail.log.WriteGuard;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is measured while nothing is written. */
class LogMetersTest {
    private static final int GIVERS = 50;

    /** One of them writes. */
    private static final int WAITING = GIVERS - 1;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    @Timeout(60)
    void theQueueIsSeenWhileItGrowsAndWhoGaveUpHasWaited() throws SQLException {
        var access = TestDatabase.withLog();
        try (var givers = Executors.newVirtualThreadPerTaskExecutor();
                var log =
                        new EventLog(
                                TestDatabase.application(access),
                                new LogMeters(meters),
                                WriteGuard.NONE);
                var holder = TestDatabase.owner(access).getConnection()) {
            holder.setAutoCommit(false);
            try (var statement = holder.createStatement()) {
                statement.execute("LOCK TABLE log.event IN ACCESS EXCLUSIVE MODE");
            }
            var given =
                    IntStream.range(0, GIVERS)
                            .mapToObj(
                                    line ->
                                            CompletableFuture.supplyAsync(
                                                    () -> freeze(log, line), givers))
                            .toList();

            await().until(() -> meters.get("budgettrail.log.queue").gauge().value() == WAITING);

            await().until(() -> given.stream().filter(it -> it.isDone()).count() == WAITING);
            given.stream()
                    .filter(CompletableFuture::isDone)
                    .forEach(
                            it ->
                                    assertThatThrownBy(it::join)
                                            .hasCauseInstanceOf(LogUnavailable.class));
            assertThat(meters.get("budgettrail.log.queue").gauge().value()).isZero();
            var waited = meters.get("budgettrail.log.waiting").timer();
            await().until(() -> waited.count() == WAITING);
            assertThat(waited.mean(TimeUnit.SECONDS)).isGreaterThan(2);
            holder.rollback();
        }
    }

    private static List<Recorded> freeze(EventLog log, int line) {
        var day = LocalDate.of(2022, 3, 1);
        var frozen = new Frozen(LineId.of("2022:" + line), day, Money.yuan("1.00"), null, null);
        return log.append(List.of(new Draft(0, frozen, Metadata.by(new Actor("clerk")))));
    }
}
