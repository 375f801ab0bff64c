package budgettrail.query.reading;

import static budgettrail.event.money.Money.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.event.line.FreezeEvent.Frozen;
import budgettrail.event.line.LineEvent;
import budgettrail.event.line.LineId;
import budgettrail.log.TestDatabase;
import budgettrail.query.QueryTest;
import budgettrail.query.dataset.Year2022;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An answer is given again only where reading it again would give the same. */
class RememberedTest extends QueryTest {
    private static final LocalDate DAY = LocalDate.of(2022, 6, 30);

    @Autowired private Reading reading;

    @Autowired
    @Qualifier("dataSource")
    private DataSource database;

    private final AtomicInteger read = new AtomicInteger();

    private record Found(long position, LocalDate asOf, int rows) implements Answer {}

    @Test
    void theSameQuestionIsReadOnceUntilTheViewsMove() {
        var position = recordedYear();
        var now = new Moment(null, null, position);
        assertThat(ask("a", now).position()).isEqualTo(position);
        assertThat(ask("a", Moment.now()).position()).isEqualTo(position);
        assertThat(read).as("asked twice").hasValue(1);

        ask("b", Moment.now());
        assertThat(read).as("another question").hasValue(2);
        ask("a", Moment.now().asOf(DAY));
        assertThat(read).as("another day").hasValue(3);
        ask("a", new Moment(null, new Moment.AtPosition(position - 1), 0));
        assertThat(read).as("known at another position").hasValue(4);

        var moved = record(List.of(frozen()));
        assertThat(ask("a", new Moment(null, null, moved)).position()).isEqualTo(moved);
        assertThat(read).as("after another fact").hasValue(5);
        assertThat(ask("a", Moment.now().asOf(DAY)).asOf()).isEqualTo(DAY);
        assertThat(read).as("another day, after it").hasValue(6);

        rebuilt();
        ask("a", Moment.now());
        assertThat(read).as("after a rebuild").hasValue(7);
        rebuilt();
        ask("a", Moment.now());
        assertThat(read).as("after another one, into the generation of before").hasValue(8);
    }

    /** Whoever asks while it is being read gets that answer, and the database is asked once. */
    @Test
    void isReadOnceForAllWhoAskAtTheSameTime() throws InterruptedException {
        recordedYear();
        var readers = new ArrayList<Thread>();
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        for (var number = 0; number < 8; number++) {
            readers.add(
                    Thread.startVirtualThread(
                            () ->
                                    reading.remembered(
                                            "together",
                                            Found.class,
                                            Moment.now(),
                                            snapshot -> {
                                                read.incrementAndGet();
                                                begun.countDown();
                                                waitFor(goOn);
                                                return new Found(
                                                        snapshot.position(), snapshot.asOf(), 1);
                                            })));
        }
        waitFor(begun);
        goOn.countDown();
        for (var reader : readers) {
            reader.join();
        }
        assertThat(read).hasValue(1);
    }

    /** While one reads anew what has moved on, the others are answered as before. */
    @Test
    void whoReadsAnewKeepsNobodyWaiting() throws InterruptedException {
        recordedYear();
        var time = new AtomicLong();
        var own = new Reading(log, Clock.systemUTC(), database, time::get);
        var old = ask(own, "aging", Moment.now());
        var moved = record(List.of(frozen()));
        reading.at(new Moment(null, null, moved), Snapshot::position);
        time.addAndGet(TimeUnit.MILLISECONDS.toNanos(30));
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var reader =
                Thread.startVirtualThread(
                        () ->
                                own.remembered(
                                        "aging",
                                        Found.class,
                                        Moment.now(),
                                        snapshot -> {
                                            begun.countDown();
                                            waitFor(goOn);
                                            return new Found(
                                                    snapshot.position(), snapshot.asOf(), 1);
                                        }));
        waitFor(begun);
        assertThat(ask(own, "aging", Moment.now())).isEqualTo(old);
        goOn.countDown();
        reader.join();
        assertThat(ask(own, "aging", Moment.now()).position()).isEqualTo(moved);
    }

    /** What one reader has seen, the next one who asks sees too, though he looks at no database. */
    @Test
    void neverGoesBack() {
        recordedYear();
        for (var round = 0; round < 50; round++) {
            ask("a", Moment.now());
            var moved = record(List.of(frozen()));
            long shown = reading.at(new Moment(null, null, moved), Snapshot::position);
            assertThat(ask("a", Moment.now()).position()).isGreaterThanOrEqualTo(shown);
        }
    }

    /** They are written without waiting for the disk, and made again from the log. */
    @Test
    void isReadAgainWhereACrashHasTakenViewsBack() {
        var position = recordedYear();
        var time = new AtomicLong();
        var own = new Reading(log, Clock.systemUTC(), database, time::get);
        assertThat(ask(own, "seen before", Moment.now()).position()).isEqualTo(position);
        viewsStandAt(position - 1);
        assertThat(ask(own, "asked after", Moment.now()).position()).isEqualTo(position - 1);
        viewsStandAt(position);

        var again = ask(own, "asked after", new Moment(null, null, position));
        assertThat(again.position()).isEqualTo(position);
        assertThat(read).hasValue(3);
    }

    /** What a manager sees of a day to come is less than what he sees when it has come. */
    @Test
    void isReadAnewOnAnotherDay() {
        recordedYear();
        var now = new AtomicReference<>(Instant.parse("2022-12-30T15:59:59Z"));
        InstantSource clock = now::get;
        var own = new Reading(log, clock.withZone(ZoneOffset.UTC), database, System::nanoTime);
        var toCome = Moment.now().asOf(LocalDate.of(2022, 12, 31));
        ask(own, "to come", toCome);
        ask(own, "to come", toCome);
        assertThat(read).hasValue(1);
        now.set(Instant.parse("2022-12-30T16:00:00Z"));
        ask(own, "to come", toCome);
        assertThat(read).hasValue(2);
    }

    private void viewsStandAt(long position) {
        JdbcClient.create(TestDatabase.owner(access))
                .sql(
                        "UPDATE query.generation SET position = :position"
                                + " WHERE generation = (SELECT generation FROM query.live)")
                .param("position", position)
                .update();
    }

    /** The year is recorded by whichever test comes first. */
    private long recordedYear() {
        read.set(0);
        var head = log.head();
        var recorded = head == 0 ? record(Year2022.facts()) : head;
        return reading.at(new Moment(null, null, recorded), Snapshot::position);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Found ask(String question, Moment moment) {
        return ask(reading, question, moment);
    }

    private Found ask(Reading asked, String question, Moment moment) {
        return asked.remembered(
                question,
                Found.class,
                moment,
                snapshot -> {
                    read.incrementAndGet();
                    return new Found(snapshot.position(), snapshot.asOf(), 1);
                });
    }

    private static Frozen frozen() {
        return new Frozen(anyLine(), DAY, yuan("0.01"), null, null);
    }

    private static LineId anyLine() {
        return Year2022.facts().stream()
                .filter(LineEvent.class::isInstance)
                .map(LineEvent.class::cast)
                .findFirst()
                .orElseThrow()
                .line();
    }
}
