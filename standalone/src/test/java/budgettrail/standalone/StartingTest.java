package budgettrail.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long a server is waited for. */
@Timeout(60)
class StartingTest {
    private static final Duration PATIENCE = Duration.ofMillis(1);
    private static final int KNOCKS = 3;
    private static final int LOOKS = 15; // longer than until the first knock

    private final CountDownLatch recovered = new CountDownLatch(1);
    private final AtomicInteger knocks = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();
    private boolean made = true;
    private final AtomicBoolean closed = new AtomicBoolean();

    @Test
    void asLongAsItSaysThatItRecovers() throws IOException {
        assertThat(starting("57P03").await()).isNotNull();
        assertThat(knocks).hasValueGreaterThanOrEqualTo(KNOCKS);
        assertThat(closed).isFalse();
    }

    @Test
    void noLongerThanOneIsPatientWhereItSaysNothing() {
        assertThatThrownBy(starting("")::await).hasMessageContaining("did not come up");
    }

    @Test
    void asLongAsItsFilesAreMade() throws IOException {
        made = false;
        assertThat(starting("").await()).isNotNull();
        assertThat(looks).hasValueGreaterThanOrEqualTo(LOOKS);
    }

    @Test
    void notAtAllWhereThePasswordIsWrong() {
        assertThatThrownBy(starting("28P01")::await).hasMessageContaining("does not let us in");
        assertThat(knocks).hasValue(1);
        assertThat(closed).as("or it would be in the way of the next").isTrue();
    }

    /** Interrupted it returns, as the library does. */
    private AutoCloseable start() {
        try {
            recovered.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return () -> closed.set(true);
    }

    private Starting<AutoCloseable> starting(String answer) {
        var outside =
                new Starting.Outside() {
                    @Override
                    public boolean isDead() {
                        return false;
                    }

                    @Override
                    public boolean isMade() {
                        if (!made && looks.incrementAndGet() == LOOKS) {
                            recovered.countDown();
                        }
                        return made;
                    }

                    @Override
                    public String knock() {
                        if (knocks.incrementAndGet() == KNOCKS) {
                            recovered.countDown();
                        }
                        return answer;
                    }
                };
        return new Starting<>(this::start, outside, PATIENCE);
    }
}
