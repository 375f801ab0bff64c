package budgettrail.log.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** A work of hours does not end because its notes could not be kept for a moment. */
class TellingTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicBoolean away = new AtomicBoolean(true);
    private final AtomicLong noted = new AtomicLong();
    private final Telling telling =
            new Telling(
                    () -> false,
                    position -> {
                        if (away.get()) {
                            throw new DataAccessResourceFailureException("away");
                        }
                        noted.set(position);
                        return Asked.NOTHING;
                    },
                    nanos::get);

    private void after(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void aNoteThatFailsIsPassedOver() {
        for (var time = 0; time < 3; time++) {
            away.set(true);
            after(MINUTE);
            telling.tell(1);
            after(MINUTE.minusNanos(1));
            telling.tell(1);
            away.set(false);
            after(MINUTE);
            telling.tell(time);
            assertThat(noted).hasValue(time);
        }
    }

    @Test
    void notLongerThanAMinute() {
        after(MINUTE);
        telling.tell(1);
        after(MINUTE);
        assertThatThrownBy(() -> telling.tell(2)).hasMessage("away");
    }

    /** What was asked holds until something else is heard. */
    @Test
    void oneThatRestsGoesOnResting() {
        var heard = new AtomicLong();
        var resting =
                new Telling(
                        () -> heard.get() > 3,
                        _ -> {
                            if (heard.incrementAndGet() > 1) {
                                throw new DataAccessResourceFailureException("away");
                            }
                            return Asked.PAUSE;
                        },
                        nanos::get);
        after(MINUTE);
        assertThatThrownBy(() -> resting.tell(1)).isInstanceOf(Stopped.class);
        assertThat(heard).hasValue(4);
    }

    @Test
    void itTellsAtOnceWhereItIsToldTo() {
        away.set(false);
        after(MINUTE);
        telling.tell(1);
        telling.tell(2);
        assertThat(noted).hasValue(1);
        telling.tellNow(3);
        assertThat(noted).hasValue(3);
    }

    /** Whatever else is wrong ends it at once. */
    @Test
    void nothingElseIsPassedOver() {
        var lost =
                new Telling(
                        () -> false,
                        _ -> {
                            throw new IllegalStateException("lost");
                        },
                        nanos::get);
        after(MINUTE);
        assertThatThrownBy(() -> lost.tell(1)).hasMessage("lost");
    }
}
