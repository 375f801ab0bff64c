package budgettrail.query.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts are found in it, however it is read. */
class DictionaryTest {
    /** Short ones that share much, and some that are longer than any portion. */
    private static final List<byte[]> TEXTS = texts();

    private static List<byte[]> texts() {
        var random = new SplittableRandom(20_220_101);
        var texts = new TreeSet<byte[]>(Arrays::compareUnsigned);
        for (var number = 0; number < 2_000; number++) {
            texts.add(bytes("v-" + number));
        }
        for (var number = 0; number < 50; number++) {
            var text = new StringBuilder();
            for (var left = random.nextInt(1, 3_000); left > 0; left--) {
                text.append((char) random.nextInt('一', '龥'));
            }
            texts.add(bytes(text.toString()));
        }
        return List.copyOf(texts);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest(name = "{0} bytes at a time")
    @ValueSource(ints = {1, 7, 1_000, 1 << 20})
    void isReadInPortions(int portion) {
        var all = Dictionary.of(TEXTS).bytes();
        var read =
                new Dictionary(
                        Arrays.copyOf(all, Math.min(portion, all.length)),
                        all.length,
                        known ->
                                Arrays.copyOfRange(
                                        all, known, Math.min(all.length, known + portion)));
        var tests =
                List.of(
                        TextTest.somewhere("v-"),
                        TextTest.whole("v-1999"),
                        TextTest.beginning("v-12"),
                        TextTest.somewhere("7"));
        var expected = tests.stream().map(DictionaryTest::passing).toList();
        assertThat(expected).noneMatch(BitSet::isEmpty);
        assertThat(read.passing(tests)).isEqualTo(expected);
        assertThat(read.passing(tests)).as("once more").isEqualTo(expected);
    }

    private static BitSet passing(TextTest test) {
        return IntStream.range(0, TEXTS.size())
                .filter(at -> test.on(TEXTS.get(at), TEXTS.get(at).length))
                .map(at -> at + 1)
                .collect(BitSet::new, BitSet::set, BitSet::or);
    }

    /** One sign may stand for a whole sentence. */
    @Test
    void noTextIsLongerThanItsReasonMayBe() {
        assertThat(Folding.bytes("\uFDFA".repeat(2_000))).hasSize(Folding.LONGEST);
        assertThat(Folding.bytes("事".repeat(2_000))).hasSize(6_000);
    }
}
