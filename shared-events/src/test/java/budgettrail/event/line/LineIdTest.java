package budgettrail.event.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import budgettrail.event.reference.FiscalYear;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A line is written as its year and its key, and in no other way. */
class LineIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"2022:A", "1950:035001-2080101-B", "2200:預算/1#2_3.4-5", "2022:2022"})
    void isReadAsItIsWritten(String text) {
        var line = LineId.of(text);
        assertThat(line.toString()).isEqualTo(text);
        assertThat(line).isEqualTo(new LineId(line.year(), line.key()));
    }

    @Test
    void hasAYearAndAKey() {
        assertThat(LineId.of("2022:A-B")).isEqualTo(new LineId(new FiscalYear(2022), "A-B"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2022",
                "2022:",
                ":A",
                "A",
                "202:A",
                "20222:A",
                "２０２２:A",
                " 2022:A",
                "2022 :A",
                "2022:A\n",
                "2022:A:B",
                "2022:-A",
                "-022:A",
                "+022:A",
                "1949:A",
                "2201:A",
                "0000:A",
                "2022-A",
                "2022:A B"
            })
    void isNothingElse(String text) {
        assertThat(LineId.parse(text)).isEmpty();
        assertThatThrownBy(() -> LineId.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
