package budgettrail.query.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import budgettrail.web.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** Whole tables are made a few at a time. */
class TurnsTest {
    @Test
    void whoseTurnDoesNotComeIsRefusedAndToldWhenToComeBack() {
        var turns = new Turns(1, Duration.ofMillis(20));
        assertThatThrownBy(() -> turns.take(() -> turns.take(() -> "two")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> {
                            assertThat(refused.problem().code()).isEqualTo("TOO_MANY_TABLES");
                            assertThat(refused.problem().status())
                                    .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
                            assertThat(refused.problem().headers()).containsKey("Retry-After");
                        });
    }

    @Test
    void theNextOneIsMadeWhenOneIs() throws Exception {
        var turns = new Turns(1, Duration.ofMinutes(1));
        var begun = new CountDownLatch(1);
        var made = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first =
                    threads.submit(
                            () ->
                                    turns.take(
                                            () -> {
                                                begun.countDown();
                                                made.await();
                                                return "first";
                                            }));
            begun.await();
            var second = threads.submit(() -> turns.take(() -> "second"));
            try {
                await().until(() -> turns.waiting() == 1);
                assertThat(second.isDone()).isFalse();
            } finally {
                made.countDown(); // Or the threads are waited for without end.
            }
            assertThat(first.get()).isEqualTo("first");
            assertThat(second.get()).isEqualTo("second");
        }
    }

    @Test
    void whatFailsLetsTheNextOneIn() {
        var turns = new Turns(1, Duration.ofMillis(20));
        assertThatThrownBy(
                        () ->
                                turns.take(
                                        () -> {
                                            throw new IllegalStateException("broken");
                                        }))
                .hasMessage("broken");
        assertThat(turns.<String, RuntimeException>take(() -> "next")).isEqualTo("next");
    }

    @Test
    void noMoreFilesLieOnTheDiskThanThereMay() {
        var turns = new Turns(1, Duration.ofMinutes(1));
        assertThat(kept(turns, 0)).isEqualTo(Turns.FILES);
        assertThat(kept(turns, 0)).isEqualTo(Turns.FILES); // All were let go.
    }

    /** How many can be kept inside each other. */
    private static int kept(Turns turns, int before) {
        var all = new int[] {before};
        try {
            turns.<RuntimeException>keepFile(() -> all[0] = kept(turns, before + 1));
        } catch (ProblemException full) {
            assertThat(full.problem().code()).isEqualTo("TOO_MANY_TABLES");
        }
        return all[0];
    }
}
