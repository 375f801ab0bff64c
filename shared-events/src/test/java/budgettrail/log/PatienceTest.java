package budgettrail.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import budgettrail.event.Actor;
import budgettrail.event.line.FreezeEvent.Frozen;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.datasource.DelegatingDataSource;

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
        hold(holder);
    }

    private static void hold(Connection connection) {
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + AppendSql.LOCK + ")");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void close() throws SQLException {
        holder.close();
        log.close();
    }

    @Test
    @Timeout(60)
    void whoQueuesGivesUpAndOfWhatIsBeingWrittenNobodyKnows() throws SQLException {
        var alone = given(log, "A"); // He writes himself.
        awaitWaiting(1);
        var begun = System.nanoTime();
        var some = List.of(given(log, "B"), given(log, "C")); // The writer takes one.
        for (var one : some) {
            assertThatThrownBy(one.answer::join).hasCauseInstanceOf(LogUnavailable.class);
            assertThat(since(begun)).isBetween(QUEUE, QUEUE.plus(SOON));
        }

        try (var other = TestDatabase.owner(access).getConnection()) {
            var held = CompletableFuture.runAsync(() -> hold(other), givers);
            awaitWaiting(2);
            var given = System.nanoTime();
            var written = given(log, "D").queued();
            holder.close(); // Next is who writes alone, and then the other holder.
            assertThat(alone.answer.join()).extracting(Recorded::position).containsExactly(1L);
            held.join();
            assertThatThrownBy(written.answer::join).hasCauseInstanceOf(OutcomeUnknown.class);
            assertThat(since(given)).isBetween(QUEUE.plus(WRITE), QUEUE.plus(WRITE).plus(SOON));
        }
        awaitHead(2);
        given(log, "E").answer.join();
        assertThat(log.after(0, 10))
                .extracting(Recorded::stream)
                .as("what was unknown came after all, what gave up did not")
                .containsExactly("2022:A", "2022:D", "2022:E");
    }

    /** His answer is lost, and the wire is not cut: PostgreSQL has recorded what he said. */
    @Test
    @Timeout(60)
    void whoWritesAloneIsToldAlthoughTheWayFellSilent() throws SQLException {
        var queue = Duration.ofMillis(200);
        var write = Duration.ofMillis(800);
        try (var cable = Cable.to(access);
                var pool = pool(cable.access());
                var far = new EventLog(pool, queue, write)) {
            var alone = given(far, "A");
            awaitWaiting(1);
            cable.fallSilent();
            var silent = System.nanoTime();
            holder.close();
            assertThatThrownBy(alone.answer::join).hasCauseInstanceOf(OutcomeUnknown.class);
            assertThat(since(silent)).isLessThan(queue.plus(write).plus(SOON));
            assertThat(given(far, "B").answer.join())
                    .as("on a connection of its own")
                    .extracting(Recorded::position)
                    .containsExactly(2L);
        }
        assertThat(log.after(0, 10))
                .extracting(Recorded::stream)
                .containsExactly("2022:A", "2022:B");
    }

    /** Nobody waits in the queue, and then for a connection as well. */
    @Test
    @Timeout(60)
    void whoQueuesWhereThereIsNoConnectionWaitsOnce() throws SQLException, InterruptedException {
        holder.close(); // Of the log's lock: here it is connections that are wanting.
        var asking = new Semaphore(0);
        var answers = new LinkedBlockingQueue<Boolean>();
        var pool =
                new DelegatingDataSource(TestDatabase.application(access)) {
                    @Override
                    public Connection getConnection() throws SQLException {
                        asking.release();
                        if (!take(answers)) {
                            throw new SQLTransientConnectionException("None is free");
                        }
                        return super.getConnection();
                    }
                };
        try (var log = new EventLog(pool, QUEUE, WRITE)) {
            var alone = given(log, "A");
            asking.acquire();
            var queued = given(log, "B").queued();
            answers.add(false);
            assertThatThrownBy(alone.answer::join).hasCauseInstanceOf(LogUnavailable.class);

            asking.acquire(); // For the group that B would be in.
            assertThatThrownBy(queued.answer::join).hasCauseInstanceOf(LogUnavailable.class);
            var next = given(log, "C").queued();
            answers.add(false);
            assertThatThrownBy(next.answer::join)
                    .as("there is none for whoever waits for it either")
                    .hasCauseInstanceOf(LogUnavailable.class)
                    .hasRootCauseInstanceOf(SQLTransientConnectionException.class);

            answers.add(true);
            assertThat(given(log, "D").answer.join()).hasSize(1);
        }
    }

    private static boolean take(BlockingQueue<Boolean> answers) throws SQLException {
        try {
            return answers.take();
        } catch (InterruptedException e) {
            throw new SQLException(e);
        }
    }

    /** As long as the application waits, with one connection. */
    private static HikariDataSource pool(DatabaseAccess access) {
        var wait = Duration.ofSeconds(2);
        return new HikariDataSource(
                ConnectionPool.of(access, "log", 1, wait, Duration.ofMinutes(2)));
    }

    @Test
    @Timeout(60)
    void theWriterOutlivesAGroupThatIsNotWritten() throws SQLException {
        var groups = new AtomicInteger();
        var watch =
                new LogWatch() {
                    @Override
                    public void waited(long nanos) {
                        if (groups.incrementAndGet() == 1) {
                            throw new OutOfMemoryError("Not really");
                        }
                    }
                };
        try (var watched = new EventLog(TestDatabase.application(access), watch, WriteGuard.NONE)) {
            var lost = behindOneThatWritesAlone(watched, "A", "B");
            assertThatThrownBy(lost.answer::join).hasCauseInstanceOf(LogUnavailable.class);

            holder = TestDatabase.owner(access).getConnection();
            hold(holder);
            var written = behindOneThatWritesAlone(watched, "C", "D");
            assertThat(written.answer.join()).extracting(Recorded::position).containsExactly(3L);
        }
        assertThat(groups).hasValue(2);
    }

    /** The second one, left to the writer. */
    private Given behindOneThatWritesAlone(EventLog log, String line, String next)
            throws SQLException {
        var alone = given(log, line);
        awaitWaiting(1);
        var queued = given(log, next).queued();
        holder.close();
        alone.answer.join();
        return queued;
    }

    private record Given(Thread giver, CompletableFuture<List<Recorded>> answer) {
        /** Once it is out of his hands. */
        Given queued() {
            while (giver.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            return this;
        }
    }

    private static Given given(EventLog log, String line) {
        var day = LocalDate.of(2022, 3, 1);
        var frozen = new Frozen(LineId.of("2022:" + line), day, Money.yuan("1.00"), null, null);
        var draft = new Draft(0, frozen, Metadata.by(new Actor("clerk")));
        var answer = new CompletableFuture<List<Recorded>>();
        var giver =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    try {
                                        answer.complete(log.append(List.of(draft)));
                                    } catch (RuntimeException e) {
                                        answer.completeExceptionally(e);
                                    }
                                });
        return new Given(giver, answer);
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private void awaitHead(long position) {
        while (log.head() < position) {
            Thread.onSpinWait();
        }
    }

    private void awaitWaiting(int some) throws SQLException {
        try (var statement = holder.createStatement()) {
            for (var waiting = false; !waiting; ) {
                try (var row = statement.executeQuery(WAITING)) {
                    waiting = row.next() && row.getLong(1) == some;
                }
            }
        }
    }
}
