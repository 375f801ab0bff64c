package budgettrail.query.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetteringTest {

    @Test
    void breaksBetweenChineseCharactersAndBetweenWords() {
        assertThat(Lettering.lines("城乡居民养老保险", 400, 4)).containsExactly("城乡居民", "养老保险");
        assertThat(Lettering.lines("Working expenses", 600, 4))
                .containsExactly("Working", "expenses");
        assertThat(Lettering.lines("养老、医疗", 200, 4)).containsExactly("养", "老、", "医疗");
        assertThat(Lettering.lines("“三支一扶”", 300, 4)).containsExactly("“三支", "一扶”");
    }

    @Test
    void saysNothingRatherThanHalfOfIt() {
        assertThat(Lettering.lines("城乡居民养老保险", 400, 1)).isEmpty();
        assertThat(Lettering.lines("Unbreakable", 400, 4)).isEmpty();
    }

    @Test
    void breaksACodeWhereThereIsRoom() {
        assertThat(Lettering.lines("410702229900000000001", 800, 4))
                .containsExactly("410702229900", "000000001");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void linesFitAndLoseNoLetter(long seed) {
        var random = new SplittableRandom(seed);
        var letters = "机关事业单位（）、“”AbC 123 -😀";
        for (var times = 0; times < 200; times++) {
            var text = new StringBuilder();
            for (var at = 0; at < random.nextInt(1, 40); at++) {
                var from =
                        letters.offsetByCodePoints(
                                0, random.nextInt(letters.codePointCount(0, letters.length())));
                text.appendCodePoint(letters.codePointAt(from));
            }
            var width = random.nextInt(100, 1500);
            var lines = Lettering.lines(text.toString(), width, 6);
            if (!lines.isEmpty()) {
                assertThat(lines)
                        .hasSizeLessThanOrEqualTo(6)
                        .allMatch(line -> Lettering.width(line) <= width);
                assertThat(String.join("", lines).replace(" ", ""))
                        .isEqualTo(text.toString().replace(" ", ""));
            }
        }
    }
}
