package budgettrail.query.reads;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was asked can be read, and nothing else can be made of it. */
class LegibleTest {
    @ParameterizedTest
    @CsvSource({
        "/search?q=%E9%87%91%e9%A2%9D:much, /search?q=金额:much",
        "/search?q=a%20b%26c%25E9&x=+, /search?q=a%20b%26c%25E9&x=+",
        "/search?q=%E9%87, /search?q=%E9%87",
        "/search?q=%E9%87%91%FF, /search?q=%E9%87%91%FF",
        "/search?q=%C2%85, /search?q=%C2%85",
        "/search?q=%E2%80%AEx, /search?q=%E2%80%AEx",
        "/search?q=%F0%9F%98%80$1, /search?q=😀$1"
    })
    void charactersOfEveryScriptAreShown(String asked, String shown) {
        assertThat(Legible.of(asked)).isEqualTo(shown);
    }
}
