package budgettrail.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import budgettrail.event.Actor;
import budgettrail.event.line.FreezeEvent.Frozen;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long it is waited where the log's lock is held by somebody who does not give it back. */
class PatienceTest {
    private static final Duration QUEUE = GroupCommit.LONGEST_QUEUE;
    private static final Duration WRITE = GroupCommit.LONGEST_WRITE;
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final String WAITING =
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted";

    private final DatabaseAccess access = TestDatabase.withLog();
    private final EventLog log = new EventLog(TestDatabase.application(access));
    private final Executor givers = Executors.newVirtualThreadPerTaskExecutor();
    private Connection holder;

    @BeforeEach
    void holdTheLock() throws SQLException {
        holder = TestDatabase.owner(access).getConnection();
        holder.createStatement().execute("SELECT pg_advisory_lock(" + AppendSql.LOCK + ")");
    }

    @AfterEach
    void close() throws SQLException {
        holder.close();
        log.close();
    }

    @Test
    @Timeout(60)
    void whoQueuesGivesUpAndOfWhatIsBeingWrittenNobodyKnows() throws SQLException {
        var writes = given("A");
        awaitOneWaiting();
        var begun = System.nanoTime();
        var some = List.of(given("B"), given("C")); // The writer takes one, the other queues.

        assertThatThrownBy(CompletableFuture.anyOf(some.get(0), some.get(1))::join)
                .hasCauseInstanceOf(LogUnavailable.class);
        assertThat(since(begun)).isBetween(QUEUE, QUEUE.plus(SOON));
        var taken = some.get(0).isDone() ? 1 : 0;
        assertThatThrownBy(some.get(taken)::join).hasCauseInstanceOf(OutcomeUnknown.class);
        assertThat(since(begun)).isBetween(QUEUE.plus(WRITE), QUEUE.plus(WRITE).plus(SOON));

        holder.close();
        assertThat(writes.join()).extracting(Recorded::position).containsExactly(1L);
        given("D").join();
        awaitHead(3);
        assertThat(log.after(0, 10))
                .extracting(Recorded::stream)
                .as("what was unknown came after all, what gave up did not")
                .containsExactlyInAnyOrder("2022:A", taken == 0 ? "2022:B" : "2022:C", "2022:D");
    }

    private CompletableFuture<List<Recorded>> given(String line) {
        var day = LocalDate.of(2022, 3, 1);
        var frozen = new Frozen(LineId.of("2022:" + line), day, Money.yuan("1.00"), null, null);
        var draft = new Draft(0, frozen, Metadata.by(new Actor("clerk")));
        return CompletableFuture.supplyAsync(() -> log.append(List.of(draft)), givers);
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private void awaitHead(long position) {
        while (log.head() < position) {
            Thread.onSpinWait();
        }
    }

    private void awaitOneWaiting() throws SQLException {
        try (var statement = holder.createStatement()) {
            for (var waiting = false; !waiting; ) {
                try (var row = statement.executeQuery(WAITING)) {
                    waiting = row.next() && row.getLong(1) == 1;
                }
            }
        }
    }
}
