package budgettrail.browser;

import static com.microsoft.playwright.options.ColorScheme.DARK;
import static com.microsoft.playwright.options.ColorScheme.LIGHT;

import budgettrail.web.language.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page in both languages, light and dark, at a desk and on a phone: to be read whole, by
 * everybody, and without anything the browser complains of. What was looked at is in {@code
 * target/screens}; {@code -Dbudgettrail.screens=write} renews what is kept in {@code docs/screens}.
 */
@ExtendWith(InBrowser.class)
class EveryPageTest {
    private static final Path SCREENS = Path.of("target", "screens");

    /** Script and style together, compressed, in bytes. */
    private static final int HEAVIEST = 300 * 1024;

    static Stream<Arguments> views() {
        return Pages.ALL.stream()
                .flatMap(
                        page ->
                                Stream.of(Language.values())
                                        .flatMap(
                                                language ->
                                                        IntStream.of(Visitor.DESK, Visitor.PHONE)
                                                                .mapToObj(
                                                                        width ->
                                                                                Arguments.of(
                                                                                        page,
                                                                                        language,
                                                                                        width))));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("views")
    void isWithoutFault(Pages.Listed listed, Language language, int width, SharedBrowser browser) {
        var visitor = Visitor.as(listed.user()).in(language).through(width);
        var that = new SoftAssertions();
        try (var visit = browser.visit(visitor)) {
            that.assertThat(visit.open(listed.address()).status()).isEqualTo(listed.status());
            that.assertThat(visit.weight()).as("bytes of script and style").isBetween(1, HEAVIEST);
            var looks = new Looks(visit.page());
            that.assertThat(looks.untranslated()).as("an untranslated key").isFalse();
            for (var theme : List.of(LIGHT, DARK)) {
                visit.system(theme);
                var where = screen(listed, visitor.prefers(theme));
                that.assertThat(looks.violations()).as("%s: axe", where).isEmpty();
                that.assertThat(looks.clipped()).as("%s: clipped text", where).isEmpty();
                that.assertThat(looks.sideways()).as("%s: sideways scroll", where).isZero();
                that.assertThat(visit.faults()).as("%s: the browser complains", where).isEmpty();
                visit.shoot(SCREENS.resolve(where));
            }
        }
        that.assertAll();
    }

    @AfterAll
    static void keep(SharedBrowser browser) {
        if (ContactSheet.isWanted()) {
            new ContactSheet(browser, SCREENS).write();
        }
    }

    /** The name of a screenshot. */
    static String screen(Pages.Listed listed, Visitor visitor) {
        return "%s-%s-%s-%d.png"
                .formatted(
                        listed.name(),
                        visitor.language().tag(),
                        visitor.system().name().toLowerCase(Locale.ROOT),
                        visitor.width());
    }
}
