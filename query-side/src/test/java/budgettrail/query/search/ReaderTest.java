package budgettrail.query.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import budgettrail.event.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A query is read strictly, and what is wrong with it is told with its place. */
class ReaderTest {
    private static Term only(String query) {
        var clauses = Reader.read(query);
        assertThat(clauses).hasSize(1);
        return clauses.getFirst().term();
    }

    @Test
    void wordsPhrasesAndKeysStandBesideEachOther() {
        assertThat(Reader.read(" 设备\t\"a b\"　-action:paid  2022:L-1 actor:\"li si\",张三 "))
                .containsExactly(
                        new Clause("设备", false, new Term.Words("设备")),
                        new Clause("\"a b\"", false, new Term.Words("a b")),
                        new Clause(
                                "-action:paid",
                                true,
                                new Term.Actions(
                                        List.of(
                                                "line.disbursement-paid",
                                                "line.disbursement-recorded"))),
                        new Clause("2022:L-1", false, new Term.Words("2022:L-1")),
                        new Clause(
                                "actor:\"li si\",张三",
                                false,
                                new Term.Values(Key.ACTOR, List.of("li si", "张三"))));
    }

    @Test
    void chineseKeysAndFullWidthSignsMeanTheSame() {
        assertThat(only("金额：＞１０００")).isEqualTo(only("amount:>1000"));
        assertThat(only("操作人:li")).isEqualTo(only("ACTOR:li"));
        assertThat(only("动作:支付")).isEqualTo(only("action:PAID"));
        assertThat(only("created:>2026-01-01")).isEqualTo(only("记录时间:>2026-01-01"));
        assertThat(only("动作：追加，追减")).isEqualTo(only("action:supplemented,reduced"));
        assertThat(Reader.read("－设备").getFirst().excludes()).isTrue();
    }

    @Test
    void amountsDaysAndMomentsHaveEnds() {
        assertThat(only("amount:>1000")).isEqualTo(new Term.Amounts(Money.yuan("1000.01"), null));
        assertThat(only("amount:<-0.5")).isEqualTo(new Term.Amounts(null, Money.yuan("-0.51")));
        assertThat(only("amount:1000..2000"))
                .isEqualTo(new Term.Amounts(Money.yuan("1000"), Money.yuan("2000")));
        assertThat(only("amount:=12.50")).isEqualTo(only("amount:12.5"));
        assertThat(only("effective:2024-02"))
                .isEqualTo(new Term.Days(LocalDate.of(2024, 2, 1), LocalDate.of(2024, 2, 29)));
        assertThat(only("effective:>2022")).isEqualTo(only("effective:2023-01-01.."));
        assertThat(only("recorded:2026-11-01T08:00+08:00"))
                .isEqualTo(only("recorded:2026-11-01t08:00"))
                .isEqualTo(
                        new Term.Moments(
                                Instant.parse("2026-11-01T00:00:00Z"),
                                Instant.parse("2026-11-01T00:01:00Z")));
        assertThat(only("recorded:<=2026-11-01"))
                .isEqualTo(new Term.Moments(null, Instant.parse("2026-11-01T16:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "who:li | UNKNOWN_SEARCH_KEY | 0 | 3 | who",
                "a -备注：x | UNKNOWN_SEARCH_KEY | 3 | 2 | 备注",
                "actor: | NO_SEARCH_VALUE | 6 | 0 | actor",
                "actor:a,,b | NO_SEARCH_VALUE | 6 | 4 | a,,b",
                "x amount:much | WRONG_SEARCH_AMOUNT | 9 | 4 | much",
                "amount:1,000 | WRONG_SEARCH_AMOUNT | 7 | 5 | 1,000",
                "amount:1.005 | WRONG_SEARCH_AMOUNT | 7 | 5 | 1.005",
                "amount:1E9 | WRONG_SEARCH_AMOUNT | 7 | 3 | 1E9",
                "amount:99999999999999 | WRONG_SEARCH_AMOUNT | 7 | 14 | 99999999999999",
                "correlation:a* | WRONG_SEARCH_CORRELATION | 12 | 2 | a*",
                "amount:.. | WRONG_SEARCH_AMOUNT | 7 | 2 | ..",
                "amount:>1..2 | WRONG_SEARCH_AMOUNT | 7 | 5 | >1..2",
                "amount:>>1 | WRONG_SEARCH_AMOUNT | 7 | 3 | >>1",
                "effective:2022-02-30 | WRONG_SEARCH_EFFECTIVE | 10 | 10 | 2022-02-30",
                "effective:0000 | WRONG_SEARCH_EFFECTIVE | 10 | 4 | 0000",
                "effective:tomorrow | WRONG_SEARCH_EFFECTIVE | 10 | 8 | tomorrow",
                "recorded:2022-01-01T25:00 | WRONG_SEARCH_RECORDED | 9 | 16 | 2022-01-01T25:00",
                "recorded:2022-01-01T08:00+99:00 | WRONG_SEARCH_RECORDED | 9 | 22 |"
                        + " 2022-01-01T08:00+99:00",
                "imported:perhaps | WRONG_SEARCH_IMPORTED | 9 | 7 | perhaps",
                "action:dance | WRONG_SEARCH_ACTION | 7 | 5 | dance",
                "a \"b | UNCLOSED_QUOTE | 2 | 2 | \"b",
                "\"\" | EMPTY_SEARCH_PHRASE | 0 | 2 | \"\"",
                "a -\"  \" b | EMPTY_SEARCH_PHRASE | 3 | 4 | \"\"",
                "a \u202eb | FORBIDDEN_CHARACTER | 2 | 1 | U+202E",
                "actor: b | NO_SEARCH_VALUE | 6 | 0 | actor",
            })
    void whatIsWrongIsNamedWithItsPlace(
            String query, String code, int at, int length, String text) {
        var fault = catchThrowableOfType(QueryFault.class, () -> Reader.read(query));
        assertThat(fault).isNotNull();
        assertThat(List.of(fault.code(), fault.at(), fault.length(), fault.text()))
                .isEqualTo(List.of(code, at, length, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u0007", "\u202e反", "\ud800", "\"\u2066\""})
    void whatNoFactHoldsIsRefused(String query) {
        var fault = catchThrowableOfType(QueryFault.class, () -> Reader.read(query));
        assertThat(fault.code()).isEqualTo("FORBIDDEN_CHARACTER");
    }

    @Test
    void thereIsALimitOnEverything() {
        assertThat(
                        catchThrowableOfType(QueryFault.class, () -> Reader.read("x".repeat(501)))
                                .code())
                .isEqualTo("SEARCH_TOO_LONG");
        assertThat(
                        catchThrowableOfType(
                                        QueryFault.class, () -> Reader.read("actor:a ".repeat(17)))
                                .code())
                .isEqualTo("SEARCH_TOO_MANY");
        assertThat(Reader.read("actor:a ".repeat(16))).hasSize(16);
        assertThat(catchThrowableOfType(QueryFault.class, () -> Reader.read("a ".repeat(9))).code())
                .isEqualTo("SEARCH_TOO_MANY_WORDS");
        assertThat(Reader.read("a ".repeat(8))).hasSize(8);
        assertThat(refusal("a payee:" + values(8))).isEqualTo("SEARCH_TOO_MANY_WORDS");
        assertThat(Reader.read("a payee:" + values(7) + " actor:" + values(50))).hasSize(3);
        assertThat(refusal("actor:" + values(40) + " line:" + values(25)))
                .isEqualTo("SEARCH_TOO_MANY_VALUES");
        assertThat(Reader.read("actor:" + values(40) + " line:" + values(24))).hasSize(2);
        assertThat(Reader.read("")).isEmpty();
        assertThat(only("-")).isEqualTo(new Term.Words("-"));
    }

    @Test
    void whatIsBeyondALimitIsThePartOrTheRest() {
        assertThat(place("x".repeat(503))).isEqualTo("x".repeat(3));
        assertThat(place("actor:a ".repeat(16) + "actor:bc action:paid")).isEqualTo("actor:bc");
        assertThat(place("a ".repeat(8) + "-\"b c\" d")).isEqualTo("-\"b c\"");
        var values = "line:" + values(25);
        assertThat(place("actor:" + values(40) + " " + values + " x")).isEqualTo(values);
    }

    /** What a query is marked at. */
    private static String place(String query) {
        var fault = catchThrowableOfType(QueryFault.class, () -> Reader.read(query));
        return query.substring(fault.at(), fault.at() + fault.length());
    }

    private static String refusal(String query) {
        return catchThrowableOfType(QueryFault.class, () -> Reader.read(query)).code();
    }

    private static String values(int count) {
        return String.join(",", Collections.nCopies(count, "甲"));
    }

    /** Whatever is typed is a query or a fault; what was read is read again from its parts. */
    @Test
    void nothingElseComesOfAnyText() {
        var random = new SplittableRandom(5);
        var signs = "ab设:：\"“,，-><=.*金额 amount:actor:effective:2022-03\\'%_;()[]{}\u0000\n\t🙂é";
        for (var text = 0; text < 20_000; text++) {
            var some = new StringBuilder();
            for (var length = random.nextInt(30); length > 0; length--) {
                var from = random.nextInt(signs.length());
                some.append(signs, from, Math.min(signs.length(), from + random.nextInt(1, 9)));
            }
            try {
                var clauses = Reader.read(some.toString());
                var again = String.join(" ", clauses.stream().map(Clause::text).toList());
                assertThat(Reader.read(again)).isEqualTo(clauses);
            } catch (QueryFault fault) {
                assertThat(fault.at()).isBetween(0, some.length());
                assertThat(fault.length()).isBetween(0, some.length() - fault.at());
            }
        }
    }
}
