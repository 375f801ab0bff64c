package budgettrail.log.axon;

import static budgettrail.event.money.Money.yuan;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import budgettrail.event.Actor;
import budgettrail.event.line.FreezeEvent.Frozen;
import budgettrail.event.line.LineId;
import budgettrail.log.DatabaseAccess;
import budgettrail.log.Draft;
import budgettrail.log.EventLog;
import budgettrail.log.LogUnavailable;
import budgettrail.log.Metadata;
import budgettrail.log.TestDatabase;
import budgettrail.log.UndecodableFact;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Who follows the log misses nothing, and need not ask again and again. */
class LogSourceTest {
    /** For more than one fact to be recorded by a slow machine. */
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(1);

    /** Of fifty looks a second while facts come. */
    private static final int MOST_IN_QUIET = 12;

    private DatabaseAccess access;
    private EventLog log;
    private EventLog otherNode;
    private LogStorageEngine engine;
    private LogSource source;

    @BeforeEach
    void openLog() {
        access = TestDatabase.withLog();
        log = new EventLog(TestDatabase.application(access));
        otherNode = new EventLog(TestDatabase.application(access));
        engine = new LogStorageEngine(log, Snapshots.NONE);
        source = new LogSource(log, engine);
    }

    @AfterEach
    void closeLog() {
        source.close();
        log.close();
        otherNode.close();
    }

    @Test
    void tellsItsReaderOfWhatThisNodeAndWhatAnotherRecorded() throws InterruptedException {
        var told = new Semaphore(0);
        try (var stream = source.openStream(null)) {
            assertThat(stream.setOnAvailableCallback(told::release)).isTrue();
            assertThat(stream.hasNextAvailable()).isFalse();

            record(log, "A");
            assertThat(told.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
            assertThat(positions(stream)).containsExactly(1L);

            told.drainPermits();
            record(otherNode, "B");
            assertThat(told.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
            assertThat(positions(stream)).containsExactly(2L);
        }
    }

    /** Payments wait for whoever tells the readers, and a reader for a database that is silent. */
    @Test
    @Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
    void tellsAReaderThatWaitsForTheDatabaseWithoutWaitingForIt() throws Exception {
        var asked = new CountDownLatch(1);
        var answered = new CountDownLatch(1);
        var silent =
                new DelegatingDataSource(TestDatabase.application(access)) {
                    @Override
                    public Connection getConnection() throws SQLException {
                        if (Thread.currentThread().getName().equals("reader")) {
                            asked.countDown();
                            letAnswer(answered);
                        }
                        return super.getConnection();
                    }
                };
        try (var node = new EventLog(silent);
                var own = new LogSource(node, new LogStorageEngine(node, Snapshots.NONE));
                var stream = own.openStream(null)) {
            var read = new CompletableFuture<Object>();
            Thread.ofPlatform().name("reader").daemon().start(() -> read.complete(next(stream)));
            asked.await();
            record(node, "A");
            record(node, "B");
            assertThat(read).isNotDone();
            answered.countDown();
            assertThat(read.get()).isEqualTo(new News(0, 2));
        }
    }

    @Test
    void goesOnLookingAfterAnError() throws InterruptedException {
        var failed = new CountDownLatch(1);
        var failing =
                new DelegatingDataSource(TestDatabase.application(access)) {
                    @Override
                    public Connection getConnection() throws SQLException {
                        var looks = Thread.currentThread().getName().equals("event-log-watcher");
                        if (looks && failed.getCount() > 0) {
                            failed.countDown();
                            throw new OutOfMemoryError("Not really");
                        }
                        return super.getConnection();
                    }
                };
        var told = new Semaphore(0);
        try (var node = new EventLog(failing);
                var own = new LogSource(node, new LogStorageEngine(node, Snapshots.NONE));
                var stream = own.openStream(null)) {
            stream.setOnAvailableCallback(told::release);
            failed.await();
            record(otherNode, "A");
            assertThat(told.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
            assertThat(positions(stream)).containsExactly(1L);
        }
    }

    private static Object next(BlockingStream<TrackedEventMessage<?>> stream) {
        try {
            return stream.nextAvailable().getPayload();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void letAnswer(CountDownLatch latch) throws SQLException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new SQLException(e);
        }
    }

    /** What comes one by one is handed over together; nothing of it waits for company for long. */
    @Test
    void letsAReaderThatIsBeingFedRest() throws InterruptedException {
        var told = new Semaphore(0);
        try (var patient = new LogSource(log, engine, LONG_ENOUGH);
                var stream = patient.openStream(null)) {
            stream.setOnAvailableCallback(told::release);
            record(log, "first");
            assertThat(told.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
            assertThat(positions(stream)).containsExactly(1L);
            var pages = new ArrayList<List<Long>>();
            for (var number = 0; number < 50; number++) {
                record(number % 2 == 0 ? log : otherNode, "L" + number);
                pages.add(positions(stream));
            }
            while (pages.stream().mapToInt(List::size).sum() < 50) {
                assertThat(told.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
                pages.add(positions(stream));
            }
            assertThat(pages.stream().flatMap(List::stream))
                    .containsExactlyElementsOf(LongStream.rangeClosed(2, 51).boxed().toList());
            assertThat(pages.stream().mapToInt(List::size).max().orElseThrow()).isGreaterThan(1);
        }
    }

    /** Chunks of a file come one behind the other: they are not waited for one by one, nor long. */
    @Test
    void letsFactsThatComeInBulkGather() throws InterruptedException {
        var rest = Duration.ofMillis(100);
        try (var patient = new LogSource(log, engine, rest);
                var stream = patient.openStream(null)) {
            record(log, "first");
            assertThat(((News) stream.nextAvailable().getPayload()).last()).isEqualTo(1);
            var begun = System.nanoTime();
            recordTogether("L", 600);
            var chunk = stream.nextAvailable();
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isGreaterThan(rest.multipliedBy(9));
            assertThat(((News) chunk.getPayload()).after()).isEqualTo(1);
        }
    }

    /** In a quiet time it costs next to nothing to follow the log. */
    @Test
    void looksLessOftenTheLongerNothingCameAndMoreOftenAtOnce() throws InterruptedException {
        var looks = new AtomicInteger();
        var counted =
                new DelegatingDataSource(TestDatabase.application(access)) {
                    @Override
                    public Connection getConnection() throws SQLException {
                        looks.incrementAndGet();
                        return super.getConnection();
                    }
                };
        try (var idle = new EventLog(counted);
                var quiet = new LogSource(idle, new LogStorageEngine(idle, Snapshots.NONE));
                var stream = quiet.openStream(null)) {
            await().atMost(ofSeconds(20)).until(() -> inASecond(looks) <= MOST_IN_QUIET);
            record(otherNode, "A");
            await().atMost(ofSeconds(10)).until(stream::hasNextAvailable);
            assertThat(positions(stream)).containsExactly(1L);
            assertThat(inASecond(looks)).isGreaterThan(MOST_IN_QUIET);
        }
    }

    private static int inASecond(AtomicInteger looks) {
        var before = looks.get();
        await().pollDelay(ofSeconds(1)).until(() -> true);
        return looks.get() - before;
    }

    @Test
    void wakesAReaderThatWaits() throws InterruptedException {
        try (var stream = source.openStream(null)) {
            Thread.ofVirtual().start(() -> record(otherNode, "A"));
            assertThat(stream.nextAvailable().trackingToken().position()).hasValue(1);
        }
    }

    @Test
    void readsOnFromTheTokenAndPageAfterPage() throws InterruptedException {
        for (var chunk = 0; chunk < 25; chunk++) {
            recordTogether("L" + chunk + "-", 100);
        }
        try (var stream = source.openStream(new GlobalSequenceTrackingToken(3))) {
            var first = stream.peek().orElseThrow();
            assertThat(first.getPayload()).isEqualTo(new News(3, 600));
            assertThat(first.trackingToken().position()).hasValue(600);
            assertThat(positions(stream))
                    .containsExactlyElementsOf(LongStream.rangeClosed(4, 2_500).boxed().toList());
        }
    }

    /** Else a virement could be seen with one leg. */
    @Test
    void cutsNoCommandInTwo() throws InterruptedException {
        recordTogether("before", 499);
        recordTogether("virement", 2);
        recordTogether("chunk", 1_200);
        recordTogether("after", 1);
        try (var stream = source.openStream(null)) {
            assertThat(next(stream)).isEqualTo(new News(0, 501));
            assertThat(next(stream)).isEqualTo(new News(501, 1_701));
            assertThat(next(stream)).isEqualTo(new News(1_701, 1_702));
        }
    }

    /** The clock was put back, and all since then seem to be one. */
    @Test
    void doesNotWaitForAnEndThatIsNotKnown() throws InterruptedException, SQLException {
        for (var chunk = 0; chunk < 3; chunk++) {
            recordTogether("L" + chunk + "-", 5_000);
        }
        try (var owner = TestDatabase.owner(access).getConnection();
                var change = owner.createStatement()) {
            change.execute("UPDATE log.event SET recorded_at = timestamptz '2022-03-01'");
        }
        try (var stream = source.openStream(null)) {
            assertThat(next(stream)).isEqualTo(new News(0, 500));
            assertThat(positions(stream)).hasSize(14_500);
        }
    }

    /** It cannot know it, since it decodes nothing; who fetches the facts gets those before it. */
    @Test
    void handsOverAFactThatCannotBeDecoded() throws Exception {
        for (var number = 0; number < 50; number++) {
            record(otherNode, "L" + number);
        }
        recordUnknownType(51);
        record(otherNode, "after");
        try (var stream = source.openStream(null)) {
            assertThat(positions(stream)).endsWith(52L).hasSize(52);
        }
        var passage = log.passageAfter(0, 100);
        assertThat(passage.facts()).isEqualTo(log.after(0, 50)).hasSize(50);
        assertThat(passage.stop()).isNotNull().hasMessageContaining("from.tomorrow");
        var none = log.passageAfter(50, 100);
        assertThat(none.facts()).isEmpty();
        assertThat(none.stop()).isNotNull();
    }

    /** What Axon's own readers get: the facts before it, and then what stands for it. */
    @Test
    void aMessageStandsForAFactThatCannotBeDecoded() throws SQLException {
        record(log, "A");
        recordUnknownType(2);
        var engine = new LogStorageEngine(otherNode, Snapshots.NONE);
        try (var all = engine.readEvents(null, false);
                var rest = engine.readEvents(new GlobalSequenceTrackingToken(1), false)) {
            assertThat(all.map(it -> it.trackingToken().position().orElseThrow()))
                    .containsExactly(1L);
            assertThat(rest)
                    .singleElement()
                    .satisfies(
                            it -> {
                                assertThat(it.getPayload()).isInstanceOf(UndecodableFact.class);
                                assertThat(it.trackingToken().position()).hasValue(2);
                            });
        }
    }

    private void recordUnknownType(long position) throws SQLException {
        try (var owner =
                        DriverManager.getConnection(
                                access.url(), access.ownerUser(), access.ownerPassword());
                var statement = owner.createStatement()) {
            statement.execute(
                    """
                    INSERT INTO log.event
                    SELECT %d, 'other', 0, 'from.tomorrow', version, payload, metadata, effective, recorded_at, actor,
                           imported
                    FROM log.event WHERE position = 1
                    """
                            .formatted(position));
        }
    }

    @Test
    void tellsItsReaderThatTheLogCannotBeRead() {
        try (var stream = source.openStream(null)) {
            assertThat(stream.hasNextAvailable()).isFalse();
        }
        try (var nowhere = new EventLog(nowhere());
                var stream = new LogStream(nowhere, null, 0, _ -> {})) {
            assertThatThrownBy(stream::hasNextAvailable).isInstanceOf(LogUnavailable.class);
        }
    }

    private static javax.sql.DataSource nowhere() {
        var source = new org.postgresql.ds.PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://localhost:1/none");
        return source;
    }

    private static List<Long> positions(BlockingStream<TrackedEventMessage<?>> stream)
            throws InterruptedException {
        var positions = new ArrayList<Long>();
        while (stream.hasNextAvailable()) {
            var message = stream.nextAvailable();
            var news = (News) message.getPayload();
            assertThat(message.trackingToken().position()).hasValue(news.last());
            LongStream.rangeClosed(news.after() + 1, news.last()).forEach(positions::add);
        }
        return positions;
    }

    private void recordTogether(String lines, int count) {
        log.append(IntStream.range(0, count).mapToObj(it -> frozen(lines + it)).toList());
    }

    private static void record(EventLog node, String line) {
        node.append(List.of(frozen(line)));
    }

    private static Draft frozen(String line) {
        var fact =
                new Frozen(
                        LineId.of("2022:" + line),
                        LocalDate.of(2022, 3, 1),
                        yuan("1.00"),
                        null,
                        null);
        return new Draft(0, fact, Metadata.by(new Actor("clerk")));
    }
}
