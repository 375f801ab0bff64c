package budgettrail.query.fact;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.event.Fact;
import budgettrail.event.line.AdjustmentEvent.Reduced;
import budgettrail.event.line.AdjustmentEvent.Supplemented;
import budgettrail.event.line.AdjustmentKind;
import budgettrail.event.line.AppropriationEvent.LineDescribed;
import budgettrail.event.line.ExemptionGround;
import budgettrail.event.line.LineDescription;
import budgettrail.event.line.LineEvent;
import budgettrail.event.line.LineId;
import budgettrail.event.reference.ExpenditureKind;
import budgettrail.event.reference.FunctionCode;
import budgettrail.event.reference.FundType;
import budgettrail.event.reference.ProjectCode;
import budgettrail.event.reference.ReferenceEvent;
import budgettrail.event.reference.ReferenceEvent.ProjectDescribed;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.SampleFacts;
import budgettrail.web.language.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** There is one of each kind of fact among the samples, which another test sees to. */
class TellingTest {
    private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();

    TellingTest() {
        messages.setBasename("messages/fact");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfFactIsASentenceInEachLanguage(Language language) {
        var locale = Locale.of(language.tag());
        facts().forEach(
                        fact -> {
                            var told = told(fact);
                            var sentence = messages.getMessage(told.sentence(), locale);
                            assertThat(sentence).as("%s", fact).isNotBlank().doesNotContain("{");
                            assertThat(told.arguments())
                                    .as("%s", sentence)
                                    .allSatisfy(it -> assertThat(sentence).contains(it));
                            assertThat(told.sentences())
                                    .allSatisfy(
                                            it ->
                                                    assertThat(messages.getMessage(it, locale))
                                                            .doesNotContain("{"));
                        });
    }

    /** As they are told of a fact that says one of them. */
    @ParameterizedTest
    @EnumSource
    void everyWordForAFewIsThere(Language language) {
        var locale = Locale.of(language.tag());
        for (var kind : AdjustmentKind.values()) {
            assertThat(messages.getMessage("fact.kind." + kind, null, locale)).isNotBlank();
        }
        for (var ground : ExemptionGround.values()) {
            assertThat(messages.getMessage("fact.ground." + ground, null, locale)).isNotBlank();
        }
    }

    @Test
    void aCategoryIsToldInWordsWhereThereAreSome() {
        assertThat(details(project("GOODS_SERVICES"), Locale.ENGLISH))
                .contains("Category: Goods and services");
        assertThat(details(project("GOODS_SERVICES"), Locale.SIMPLIFIED_CHINESE))
                .contains("类别：商品和服务支出");
        assertThat(details(project("{x'"), Locale.ENGLISH)).contains("Category: {x'");
    }

    @Test
    void aChangedCategoryIsToldInWordsOnEachSideWhereThereAreSome() {
        assertThat(change("WAGES", "SPECIFIC_TARGET"))
                .containsExactly("Category: Wages and welfare → Specific target");
        assertThat(change("GOODS", "OTHER_OPERATING"))
                .containsExactly("Category: GOODS → Other operation");
        assertThat(change("PERSONAL_FAMILY", null))
                .containsExactly("Category: Subsidies to individuals and families → —");
    }

    private List<String> change(String before, @Nullable String now) {
        var line = LineId.of("2022:A");
        var fact = new LineDescribed(line, LocalDate.of(2022, 1, 1), description(now));
        return details(Telling.of(fact, description(before)), Locale.ENGLISH);
    }

    private static LineDescription description(@Nullable String category) {
        return new LineDescription(
                new UnitCode("035001"),
                new FunctionCode("2080101"),
                ExpenditureKind.BASIC,
                category,
                null,
                null,
                null,
                FundType.GENERAL_PUBLIC,
                null,
                false);
    }

    private static Told project(String category) {
        var first = LocalDate.of(2022, 1, 1);
        return Telling.of(new ProjectDescribed(new ProjectCode("P"), first, "修", null, category));
    }

    private List<String> details(Told told, Locale locale) {
        return told.sentences().stream().map(it -> messages.getMessage(it, locale)).toList();
    }

    @Test
    void whatIsNamedTwiceIsToldOnce() {
        assertThat(facts().map(fact -> told(fact).details().stream().map(Told.Detail::key)))
                .allSatisfy(keys -> assertThat(keys).doesNotHaveDuplicates());
    }

    private static Stream<Fact> facts() {
        return SampleFacts.ONE_OF_EACH.stream().flatMap(fact -> Stream.of(fact, byLaw(fact)));
    }

    private static Fact byLaw(Fact fact) {
        return switch (fact) {
            case Supplemented it ->
                    new Supplemented(
                            it.line(),
                            it.effective(),
                            it.adjustment(),
                            it.amount(),
                            !it.statutory(),
                            it.document(),
                            it.reason());
            case Reduced it ->
                    new Reduced(
                            it.line(),
                            it.effective(),
                            it.adjustment(),
                            it.amount(),
                            !it.statutory(),
                            it.document(),
                            it.reason());
            default -> fact;
        };
    }

    private static Told told(Fact fact) {
        return switch (fact) {
            case LineEvent it -> Telling.of(it);
            case ReferenceEvent it -> Telling.of(it);
            default -> throw new AssertionError("Nobody tells " + fact);
        };
    }
}
