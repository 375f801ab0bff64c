package budgettrail.web.access;

import static budgettrail.web.access.Brake.LASTS;
import static budgettrail.web.access.Brake.MOST_NAMES;
import static budgettrail.web.access.Brake.MOST_WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BrakeTest {
    private long now = Long.MAX_VALUE - LASTS.toNanos() / 2; // The count runs over meanwhile.
    private final Brake brake = new Brake(() -> now);

    @Test
    void holdsANameAfterFiveWrongPasswordsInARowUntilTheTimeIsOver() {
        wrong("clerk", MOST_WRONG - 1);
        assertThat(brake.left("clerk")).isZero();
        wrong("clerk", 1);
        assertThat(brake.left("clerk")).isEqualTo(LASTS);
        assertThat(brake.left("auditor")).as("nobody else's").isZero();
        pass(LASTS.minusNanos(1));
        assertThat(brake.left("clerk")).isEqualTo(Duration.ofNanos(1));
        assertThat(new NameHeld(brake.left("clerk")).secondsLeft()).isEqualTo(1);
        pass(Duration.ofNanos(1));
        assertThat(brake.left("clerk")).isZero();
        wrong("clerk", MOST_WRONG - 1);
        assertThat(brake.left("clerk")).as("five may be tried again").isZero();
    }

    @Test
    void aRightPasswordEndsTheRow() {
        wrong("clerk", MOST_WRONG - 1);
        brake.right("clerk");
        wrong("clerk", MOST_WRONG - 1);
        assertThat(brake.left("clerk")).isZero();
    }

    @Test
    void remembersNoMoreThanSoManyNamesAndNoLongOnes() {
        wrong("first", MOST_WRONG);
        wrong("x".repeat(1_000_000), MOST_WRONG);
        for (var name = 2; name < MOST_NAMES; name++) {
            wrong("name" + name, 1);
        }
        assertThat(brake.left("first")).isPositive();
        assertThat(brake.left("x".repeat(64))).as("cut").isPositive();
        wrong("one more", 1);
        assertThat(brake.left("first")).isZero();
        assertThat(brake.left("x".repeat(64))).isPositive();
    }

    private void wrong(String name, int times) {
        for (var time = 0; time < times; time++) {
            brake.wrong(name);
        }
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
