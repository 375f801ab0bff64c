package budgettrail.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import budgettrail.event.Actor;
import budgettrail.event.line.FreezeEvent.Frozen;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Who writes waits for late figures, a moment long. */
class GivingWayTest {
    private static final Duration AT_ONCE = Duration.ofNanos(1);
    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration A_MOMENT = Duration.ofMillis(20);

    private final GivingWay way = new GivingWay(AT_ONCE, A_MOMENT, NEVER);

    @Test
    void nobodyIsWaitedForWhoHasNeverFollowed() {
        grown(way, 1, 1);
        assertThat(way.isDue()).isFalse();
        assertThat(way.give()).isLessThan(A_MOMENT.toNanos());
    }

    @Test
    void whoFollowsIsWaitedForUntilHeHasEverything() {
        way.followed(0);
        grown(way, 1, 2);
        grown(way, 3, 4);
        assertThat(way.isDue()).isTrue();

        way.followed(2);
        assertThat(way.isDue()).isTrue();

        way.followed(4);
        assertThat(way.isDue()).isFalse();
    }

    @Test
    void butForAMomentOnly() {
        way.followed(0);
        grown(way, 1, 1);
        assertThat(way.give()).isGreaterThanOrEqualTo(A_MOMENT.toNanos());
        assertThat(way.isDue()).isTrue();
    }

    @Test
    void whoHasCaughtUpIsWaitedForNoMore() {
        var patient = new GivingWay(AT_ONCE, NEVER, NEVER);
        patient.followed(0);
        grown(patient, 1, 1);
        var given = CompletableFuture.supplyAsync(patient::give);
        patient.followed(1);
        await().until(given::isDone);
        assertThat(patient.isDue()).isFalse();
    }

    @Test
    void norWhoIsHardlyLate() {
        var lenient = new GivingWay(NEVER, A_MOMENT, NEVER);
        lenient.followed(0);
        grown(lenient, 1, 1);
        assertThat(lenient.isDue()).isFalse();
    }

    @Test
    void norWhoStandsStill() {
        var strict = new GivingWay(AT_ONCE, A_MOMENT, Duration.ofMillis(200));
        strict.followed(0);
        grown(strict, 1, 1);
        assertThat(strict.isDue()).isTrue();
        await().until(() -> !strict.isDue());
        strict.followed(0);
        assertThat(strict.isDue()).isTrue();
    }

    /** They are told at the same time, so either may come first. */
    @Test
    void whatWasFollowedBeforeItWasToldOfIsNotMissed() {
        way.followed(2);
        grown(way, 1, 2);
        assertThat(way.isDue()).isFalse();
    }

    @Test
    void whatComesInBulkIsLetGather() {
        way.followed(0);
        grown(way, 1, 500);
        assertThat(way.isDue()).isFalse();
        grown(way, 501, 501);
        assertThat(way.isDue()).isTrue();
    }

    /** The log is closing: nobody is kept. */
    @Test
    void whoIsInterruptedWaitsNoMore() {
        var patient = new GivingWay(AT_ONCE, NEVER, NEVER);
        patient.followed(0);
        grown(patient, 1, 1);
        Thread.currentThread().interrupt();
        assertThat(patient.give()).isLessThan(NEVER.toNanos());
        assertThat(Thread.interrupted()).isTrue();
    }

    private static void grown(GivingWay way, long first, long last) {
        way.grown(LongStream.rangeClosed(first, last).mapToObj(GivingWayTest::fact).toList());
    }

    private static Recorded fact(long position) {
        var line = LineId.of("2022:L");
        var frozen = new Frozen(line, LocalDate.of(2022, 3, 1), Money.yuan("1.00"), null, null);
        var by = Metadata.by(new Actor("clerk"));
        return new Recorded(
                position, frozen.stream(), position - 1, frozen, by, Instant.ofEpochSecond(0));
    }
}
