package budgettrail.command.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class NotesTest {
    private final ArrayList<Integer> noted = new ArrayList<>();
    private long now = Long.MAX_VALUE - 1_000; // A clock of nanoseconds runs over.
    private final Notes notes = new Notes(noted::add, () -> now);

    private void after(int milliseconds, int step) {
        now += Duration.ofMillis(milliseconds).toNanos();
        notes.accept(step);
    }

    @Test
    void notesTheFirstStepAndThenSomeASecond() {
        after(0, 1);
        after(20, 2);
        after(229, 3);
        after(1, 4);
        after(249, 5);
        after(1, 6);
        after(10_000, 7);
        assertThat(noted).containsExactly(1, 4, 6, 7);
    }
}
