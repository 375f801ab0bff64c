package budgettrail.event.money;

import static budgettrail.event.money.Money.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    @ParameterizedTest
    @CsvSource({
        "0,0",
        "1,100",
        "1.5,150",
        "1.50,150",
        "0.01,1",
        "-0.01,-1",
        "007.10,710",
        "9999999999999.99,999999999999999"
    })
    void readsWhatPeopleWrite(String written, long fen) {
        assertThat(Money.parse(written)).contains(new Money(fen));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1E9",
                "１２３",
                "10.005",
                "1.",
                ".5",
                "+1",
                "1,000",
                "1 ",
                "0x1",
                "NaN",
                "10000000000000",
                "--1",
                "1.2.3",
                "一"
            })
    void takesNothingElseForAnAmount(String written) {
        assertThat(Money.parse(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 99, 100, -12345, Long.MAX_VALUE, Long.MIN_VALUE})
    void everyAmountThatIsWrittenCanBeRead(long fen) {
        assertThat(yuan(new Money(fen).yuan())).isEqualTo(new Money(fen));
    }

    @Test
    void overflowIsABugAndNotAnAmount() {
        assertThatThrownBy(() -> new Money(Long.MAX_VALUE).plus(new Money(1)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Money(Long.MIN_VALUE).negated())
                .isInstanceOf(ArithmeticException.class);
    }

    /** The short way of reading changes nothing of what is read, or refused. */
    @Test
    void storedTextIsReadByItsPattern() {
        var written = Pattern.compile("-?[0-9]{1,17}(\\.[0-9]{2})?");
        var random = new SplittableRandom(7);
        for (var round = 0; round < 50_000; round++) {
            var text = new StringBuilder();
            for (var left = random.nextInt(1, 9); left > 0; left--) {
                text.append("-.0123456789012345678900００é".charAt(random.nextInt(27)));
            }
            var yuan = text.toString();
            if (written.matcher(yuan).matches()) {
                assertThat(yuan(yuan).fen())
                        .as(yuan)
                        .isEqualTo(new BigDecimal(yuan).movePointRight(2).longValueExact());
            } else {
                assertThatThrownBy(() -> yuan(yuan))
                        .as(yuan)
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void storedTextIsYuanWithTwoDecimals() {
        assertThatThrownBy(() -> yuan("1.5")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> yuan("1E9")).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Money(-5).yuan()).isEqualTo("-0.05");
    }
}
