package budgettrail.command.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One at a time decides on a line, and the others are waited for so long and no longer. */
@Timeout(60)
class LineLocksTest {
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration A_BUSY_MACHINE = Duration.ofMillis(450);

    private final LineLocks locks = new LineLocks(PATIENCE);

    /** However often it is let go meanwhile: who is served does not make the others wait longer. */
    @Test
    void nobodyWaitsLongerThanHeHasPatience() {
        var served = new AtomicInteger();
        var waits = new ArrayList<CompletableFuture<Duration>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var number = 0; number < 20; number++) {
                waits.add(CompletableFuture.supplyAsync(() -> waited(served), threads));
            }
        }
        assertThat(waits)
                .allSatisfy(
                        wait -> assertThat(wait.join()).isLessThan(PATIENCE.plus(A_BUSY_MACHINE)));
        assertThat(served).hasValueBetween(2, 10);
        assertThat(locks.inUse()).isZero();
    }

    /** Whoever is served holds it for a while. */
    private Duration waited(AtomicInteger served) {
        var begun = System.nanoTime();
        try (var _ = locks.obtainLock("L")) {
            var waited = Duration.ofNanos(System.nanoTime() - begun);
            served.incrementAndGet();
            Thread.sleep(PATIENCE.dividedBy(5));
            return waited;
        } catch (LockAcquisitionFailedException _) {
            return Duration.ofNanos(System.nanoTime() - begun);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void onlyOneAtATimeHoldsALine() {
        var holders = new AtomicInteger();
        var most = new AtomicInteger();
        var done = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var number = 0; number < 2_000; number++) {
                threads.execute(
                        () -> {
                            try (var lock = locks.obtainLock("L")) {
                                most.accumulateAndGet(holders.incrementAndGet(), Math::max);
                                assertThat(lock.isHeld()).isTrue();
                                holders.decrementAndGet();
                                done.incrementAndGet();
                            }
                        });
            }
        }
        assertThat(most).hasValue(1);
        assertThat(done).hasValue(2_000);
        assertThat(locks.inUse()).isZero();
    }

    @Test
    void whoHoldsALineHasItOnceMoreAndOthersAreFree() {
        try (var first = locks.obtainLock("L")) {
            locks.obtainLock("L").release();
            assertThat(first.isHeld()).isTrue();
            CompletableFuture.runAsync(() -> locks.obtainLock("M").release()).join();
            assertThatThrownBy(CompletableFuture.runAsync(() -> locks.obtainLock("L"))::join)
                    .hasCauseInstanceOf(LockAcquisitionFailedException.class);
        }
        CompletableFuture.runAsync(() -> locks.obtainLock("L").release()).join();
        assertThat(locks.inUse()).isZero();
    }

    @Test
    void whoIsInterruptedWaitsNoMore() throws InterruptedException {
        var told = new CompletableFuture<Throwable>();
        var waits = new CountDownLatch(1);
        try (var _ = locks.obtainLock("L")) {
            var thread =
                    Thread.startVirtualThread(
                            () -> {
                                waits.countDown();
                                try {
                                    locks.obtainLock("L").release();
                                } catch (LockAcquisitionFailedException e) {
                                    told.complete(e);
                                }
                            });
            waits.await();
            thread.interrupt();
            assertThat(told.join()).hasCauseInstanceOf(InterruptedException.class);
        }
        assertThat(locks.inUse()).isZero();
    }
}
