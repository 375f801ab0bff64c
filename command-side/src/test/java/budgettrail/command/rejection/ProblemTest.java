package budgettrail.command.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.event.line.CommitmentId;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every refusal there is has a code of its own and a sentence in both languages. */
class ProblemTest {

    static Stream<Rejection> rejections() {
        return records(Rejection.class).map(type -> (Rejection) example(type));
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(ProblemTest::records);
    }

    /** Any values will do. */
    private static Object example(Type type) {
        return switch (type) {
            case Class<?> it when it == String.class -> "x1";
            case Class<?> it when it == int.class -> 2022;
            case Class<?> it when it == long.class -> 123L;
            case Class<?> it when it == LocalDate.class -> LocalDate.of(2022, 6, 10);
            case Class<?> it when it.isEnum() -> it.getEnumConstants()[0];
            case Class<?> it when it.isRecord() -> record(it);
            default -> throw new IllegalArgumentException("No example of " + type);
        };
    }

    private static Object record(Class<?> type) {
        var components = type.getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
        var values = Arrays.stream(types).map(ProblemTest::example).toArray();
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException notMade) {
            throw new IllegalStateException(type.toString(), notMade);
        }
    }

    @Test
    void noTwoRefusalsShareACode() {
        var codes = rejections().map(it -> Problem.of(it).code()).toList();
        assertThat(codes)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[A-Z]+(_[A-Z]+)*"));
        assertThat(codes).hasSizeGreaterThan(35);
    }

    @ParameterizedTest
    @MethodSource("rejections")
    void theStatusFollowsTheKindOfRefusal(Rejection rejection) {
        var problem = Problem.of(rejection);
        assertThat(problem.status())
                .isIn(problem.code().startsWith("UNKNOWN_") ? List.of(404) : List.of(400, 409));
        assertThat(problem.pointer()).startsWith("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void everyCodeHasItsSentenceAndNoSentenceLacksItsCode(String language) throws Exception {
        var keys = rejections().map(it -> "problem." + Problem.of(it).code()).toList();
        assertThat(bundle(language).keySet()).containsExactlyInAnyOrderElementsOf(keys);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void everySentenceUsesOnlyWhatItIsTold(String language) throws Exception {
        var bundle = bundle(language);
        for (var rejection : rejections().toList()) {
            var problem = Problem.of(rejection);
            var format =
                    new MessageFormat(bundle.getString("problem." + problem.code()), Locale.ROOT);
            assertThat(format.getFormatsByArgumentIndex().length)
                    .as(problem.code())
                    .isLessThanOrEqualTo(problem.arguments().size());
            assertThat(format.format(problem.arguments().toArray()))
                    .doesNotContain("{", "}", "null");
        }
    }

    @Test
    void theSentenceSaysHowMuchIsAvailable() throws Exception {
        var line = (LineId) example(LineId.class);
        assertThat(
                        sentences(
                                new MoneyRejection.ExceedsAvailable(
                                        line, Money.yuan("9200.01"), Money.yuan("9200.00"))))
                .containsExactly(
                        "9200.01 yuan is more than the 9200.00 yuan available on line 2022:x1.",
                        "9200.01 元超过指标 2022:x1 的可用余额 9200.00 元。");
    }

    /** What is asked for already is not paid yet, and still cannot be asked for again. */
    @Test
    void theSentenceDoesNotCallLeftWhatIsAskedFor() throws Exception {
        var roof = new CommitmentId("ROOF");
        assertThat(
                        sentences(
                                new CommitmentRejection.ExceedsCommitment(
                                        roof, Money.yuan("60.01"), Money.yuan("60.00"), "amount")))
                .containsExactly(
                        "60.01 yuan is more than the 60.00 yuan of commitment ROOF that are"
                                + " neither paid, released nor already requested.",
                        "60.01 元超过承诺 ROOF 尚可使用的金额 60.00 元（已扣除已支付、已解除和已申请支付的金额）。");
    }

    private static List<String> sentences(Rejection rejection) throws Exception {
        var problem = Problem.of(rejection);
        var sentences = new ArrayList<String>();
        for (var language : List.of("en", "zh")) {
            var pattern = bundle(language).getString("problem." + problem.code());
            sentences.add(MessageFormat.format(pattern, problem.arguments().toArray()));
        }
        return sentences;
    }

    private static ResourceBundle bundle(String language) throws Exception {
        try (var stream =
                ProblemTest.class.getResourceAsStream(
                        "/messages/command_" + language + ".properties")) {
            return new PropertyResourceBundle(stream);
        }
    }
}
