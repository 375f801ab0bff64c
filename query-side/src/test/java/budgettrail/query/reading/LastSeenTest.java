package budgettrail.query.reading;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.query.reading.LastSeen.Known;
import budgettrail.query.reading.Remembered.Head;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What was seen a moment ago counts; then one looks anew, and after another moment everybody. */
class LastSeenTest {
    private static final Head OLD = new Head(0, 0, 7);
    private static final Head NEW = new Head(0, 0, 8);

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000); // It overflows.
    private final LastSeen seen = new LastSeen(nanos::get);

    @Test
    void nothingCountsBeforeSomebodyLooked() {
        assertThat(seen.known()).isEmpty();
    }

    @Test
    void countsForAMoment() {
        saw(OLD);
        pass(25);
        assertThat(seen.known()).contains(new Known(OLD, false));
        assertThat(seen.known()).contains(new Known(OLD, false));
    }

    @Test
    void isRenewedByOneWhileItCountsForTheOthers() {
        saw(OLD);
        pass(26);
        assertThat(seen.known()).as("who looks anew").isEmpty();
        assertThat(seen.known()).as("the others").contains(new Known(OLD, true));
        saw(NEW);
        assertThat(seen.known()).contains(new Known(NEW, false));
        pass(26);
        assertThat(seen.known()).as("who looks the next time").isEmpty();
    }

    @Test
    void countsForNobodyIfItIsNotRenewed() {
        saw(OLD);
        pass(26);
        assertThat(seen.known()).as("who looks anew, and fails").isEmpty();
        pass(25);
        assertThat(seen.known()).isEmpty();
        assertThat(seen.known()).isEmpty();
    }

    @Test
    void aLookThatBeganEarlierChangesNothing() {
        var before = nanos.get();
        pass(5);
        saw(NEW);
        seen.saw(OLD, before);
        assertThat(seen.known()).contains(new Known(NEW, false));
    }

    /** It had to wait for a connection, and read more than the one that began behind it. */
    @Test
    void whatALookSawThatBeganEarlierIsNotTakenBack() {
        var before = nanos.get();
        pass(5);
        saw(OLD);
        seen.saw(NEW, before);
        assertThat(seen.known()).contains(new Known(NEW, false));
        pass(26);
        assertThat(seen.known()).as("no longer than from the later one on").isEmpty();
        seen.saw(OLD, before);
        assertThat(seen.known()).contains(new Known(NEW, true));
    }

    @Test
    void whatARebuildMadeIsNewer() {
        var remade = new Head(1, 3, 7);
        var before = nanos.get();
        pass(5);
        saw(NEW);
        saw(remade);
        assertThat(seen.known()).contains(new Known(remade, false));
        seen.saw(NEW, before);
        assertThat(seen.known()).contains(new Known(remade, false));
    }

    /** Whoever looks when a state has been seen sees less only if there is no more. */
    @Test
    void whatACrashTookBackCountsNoLonger() {
        var remade = new Head(1, 3, 9);
        for (var lost : List.of(NEW, remade)) {
            saw(lost);
            pass(1);
            saw(OLD);
            assertThat(seen.known()).contains(new Known(OLD, false));
            pass(1);
        }
    }

    /** Of looks at the same time none says which was first: the newest counts, for one more. */
    @Test
    void whatWasSeenAtTheSameTimeCountsUntilTheNextLook() {
        var before = nanos.get();
        pass(1);
        saw(OLD);
        pass(1);
        seen.saw(NEW, before);
        assertThat(seen.known()).contains(new Known(NEW, false));
        pass(1);
        saw(OLD);
        assertThat(seen.known()).contains(new Known(OLD, false));
    }

    private void saw(Head head) {
        seen.saw(head, seen.now());
    }

    private void pass(long milliseconds) {
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(milliseconds));
    }
}
