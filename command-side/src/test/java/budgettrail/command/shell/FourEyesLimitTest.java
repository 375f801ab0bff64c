package budgettrail.command.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import budgettrail.event.money.Money;
import budgettrail.web.StartRefused;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The largest payment of one person, as it is set. */
class FourEyesLimitTest {
    /** As YAML reads an amount without quotes, too: with one decimal. */
    @ParameterizedTest
    @CsvSource({"50000.00, 5000000", "50000.0, 5000000", "50000, 5000000", "0, 0"})
    void isAnAmountInYuan(String set, long fen) {
        assertThat(ShellConfiguration.limit(set)).isEqualTo(new Money(fen));
    }

    @ParameterizedTest
    @ValueSource(strings = {"50,000", "abc", "-1.00", "1.0E8", "0.001", ""})
    void refusesAnythingElseAndSaysHowToWriteIt(String set) {
        assertThatThrownBy(() -> ShellConfiguration.limit(set))
                .isInstanceOfSatisfying(
                        StartRefused.class,
                        refused -> assertThat(refused.action()).contains("in quotes"))
                .hasMessageContaining("budgettrail.four-eyes-limit")
                .hasMessageContaining(set);
    }
}
