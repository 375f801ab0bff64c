package budgettrail.query.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.query.journal.Stretches;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is added and taken away on the way leaves each known position once, and no other. */
class WayTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void leadsToWhatWasKnown(long seed) {
        var random = new SplittableRandom(seed);
        for (var round = 0; round < 500; round++) {
            var head = random.nextInt(1, 2_000);
            var position = random.nextInt(0, head);
            var length = random.nextInt(1, 20);
            var written = random.nextInt(0, head / length + 1); // The last ones may be missing.
            var counts = new int[head + 1];
            count(Way.to(position, head, length, written), head, length, counts);
            for (var at = 1; at <= head; at++) {
                assertThat(counts[at])
                        .as("%d of %d, %d of %d", at, position, written, length)
                        .isEqualTo(at <= position ? 1 : 0);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 400, 123_456, 499_999, 500_000, 999_000, 999_999})
    void isShort(long position) {
        var way = Way.to(position, 1_000_000, 1_000, 999);
        var postings = way.postings().stream().mapToLong(Way.Span::size).sum();
        var stretches = way.leaps().stream().mapToLong(leap -> leap.stretches().size()).sum();
        assertThat(postings).isLessThanOrEqualTo(1_500);
        assertThat(stretches).isLessThanOrEqualTo(16);
    }

    private static void count(Way way, int head, int length, int[] counts) {
        if (way.now()) {
            add(counts, new Way.Span(0, head), 1);
        }
        for (var leap : way.leaps()) {
            add(counts, leap.stretches(), length * Math.powExact(Stretches.TOGETHER, leap.level()));
        }
        way.postings().forEach(span -> add(counts, span, 1));
    }

    private static void add(int[] counts, Way.Span span, int length) {
        for (var at = span.after() * length + 1; at <= span.last() * length; at++) {
            counts[(int) at] += span.sign().isEmpty() ? 1 : -1;
        }
    }
}
