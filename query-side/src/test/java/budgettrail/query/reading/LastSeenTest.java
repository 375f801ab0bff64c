package budgettrail.query.reading;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.query.reading.Remembered.Head;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What was seen a moment ago counts; then one looks anew, and after another moment everybody. */
class LastSeenTest {
    private static final Head OLD = new Head(0, 7);
    private static final Head NEW = new Head(0, 8);

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000); // It overflows.
    private final LastSeen seen = new LastSeen(nanos::get);

    @Test
    void nothingCountsBeforeSomebodyLooked() {
        assertThat(seen.head()).isEmpty();
    }

    @Test
    void countsForAMoment() {
        saw(OLD);
        pass(25);
        assertThat(seen.head()).contains(OLD);
        assertThat(seen.head()).contains(OLD);
    }

    @Test
    void isRenewedByOneWhileItCountsForTheOthers() {
        saw(OLD);
        pass(26);
        assertThat(seen.head()).as("who looks anew").isEmpty();
        assertThat(seen.head()).as("the others").contains(OLD);
        saw(NEW);
        assertThat(seen.head()).contains(NEW);
        pass(26);
        assertThat(seen.head()).as("who looks the next time").isEmpty();
    }

    @Test
    void countsForNobodyIfItIsNotRenewed() {
        saw(OLD);
        pass(26);
        assertThat(seen.head()).as("who looks anew, and fails").isEmpty();
        pass(25);
        assertThat(seen.head()).isEmpty();
        assertThat(seen.head()).isEmpty();
    }

    @Test
    void aLookThatBeganEarlierChangesNothing() {
        var before = nanos.get();
        pass(5);
        saw(NEW);
        seen.saw(OLD, before);
        assertThat(seen.head()).contains(NEW);
    }

    private void saw(Head head) {
        seen.saw(head, seen.now());
    }

    private void pass(long milliseconds) {
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(milliseconds));
    }
}
