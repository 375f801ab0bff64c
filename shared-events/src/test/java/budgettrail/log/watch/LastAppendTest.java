package budgettrail.log.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LastAppendTest {
    /** Also where the count of nanoseconds runs over. */
    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MAX_VALUE - 1})
    void theLaterOfBothCountsHoweverTheCountBegins(long start) {
        var failed = new LastAppend.Failure(start + 1, "no");
        var recovered = new LastAppend(start + 2, failed);
        assertThat(recovered.failsSince(start)).isFalse();
        assertThat(recovered.provesWritingSince(start)).isTrue();
        assertThat(recovered.provesWritingSince(start + 2)).isFalse();

        var failing = new LastAppend(start + 1, new LastAppend.Failure(start + 2, "no"));
        assertThat(failing.failsSince(start)).isTrue();
        assertThat(failing.failsSince(start + 2)).isFalse();
        assertThat(failing.provesWritingSince(start)).isFalse();
    }

    @Test
    void noneProvesNothing() {
        var none = new LastAppend(null, null);
        assertThat(none.failsSince(0)).isFalse();
        assertThat(none.provesWritingSince(0)).isFalse();
    }
}
