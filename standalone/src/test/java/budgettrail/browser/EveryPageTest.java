package budgettrail.browser;

import static com.microsoft.playwright.options.ColorScheme.DARK;
import static com.microsoft.playwright.options.ColorScheme.LIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.web.language.Language;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every page in both languages, light and dark, at a desk and on a phone: to be read whole, by
 * everybody, and without anything the browser complains of. What is wrong is to be seen in {@code
 * target/screens}; {@code -Dbudgettrail.screens=write} renews what is kept in {@code docs/screens}.
 */
@ExtendWith(InBrowser.class)
class EveryPageTest {
    private static final Path SCREENS = Path.of("target", "screens");

    /** Script and style together, compressed, in bytes. */
    private static final int HEAVIEST = 300 * 1024;

    static Stream<Arguments> pages() {
        return Pages.ALL.stream()
                .flatMap(
                        page ->
                                Stream.of(Language.values())
                                        .map(language -> Arguments.of(page, language)));
    }

    /** Loaded once: a window that is narrowed or turned dark shows what a new one would. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pages")
    void isWithoutFault(Pages.Listed listed, Language language, SharedBrowser browser) {
        var visitor = Visitor.as(listed.user()).in(language);
        var that = new SoftAssertions();
        var visit = browser.kept(visitor);
        that.assertThat(visit.open(listed.address()).status()).isEqualTo(listed.status());
        that.assertThat(visit.weight()).as("bytes of script and style").isBetween(1, HEAVIEST);
        var looks = new Looks(visit.page());
        that.assertThat(looks.untranslated()).as("an untranslated key").isFalse();
        that.assertThat(looks.withoutClock()).as("times of no clock").isFalse();
        for (var width : List.of(Visitor.DESK, Visitor.PHONE)) {
            for (var theme : themes(listed, visitor.through(width))) {
                var seen = visitor.through(width).prefers(theme);
                visit.become(seen);
                look(looks, listed, seen, screen(listed, seen), that);
                keep(visit, screen(listed, seen), that);
            }
        }
        that.assertThat(visit.faults()).as("the browser complains").isEmpty();
        that.assertAll();
    }

    /** A name or a key may be one word as long as this. */
    @ParameterizedTest
    @ValueSource(ints = {Visitor.DESK, Visitor.PHONE})
    void holdsTheLongestWord(int width, SharedBrowser browser) {
        try (var visit = browser.visit(Visitor.as("auditor").through(width))) {
            visit.open("/project?fiscalYear=2022&asOf=2022-12-31&project=410702220000000012140");
            visit.page()
                    .evaluate(
                            "document.querySelectorAll('.crumbs a, .table .name, .table .code')"
                                    + ".forEach(it => it.textContent = 'x'.repeat(160))");
            assertThat(new Looks(visit.page()).sideways()).isZero();
        }
    }

    /**
     * Colours are the same in every language: the dark is looked at in one, of every second page on
     * a phone.
     */
    private static List<ColorScheme> themes(Pages.Listed listed, Visitor seen) {
        var isDark = seen.language() == Language.ZH && seen.width() != litWidth(listed);
        return isDark || ContactSheet.isWanted() ? List.of(LIGHT, DARK) : List.of(LIGHT);
    }

    /**
     * The width at which a page is asked for its colours in the light; in the dark it is the other
     * one. So a page shows them at both, and each theme has been seen at both on many.
     */
    private static int litWidth(Pages.Listed listed) {
        return Pages.ALL.indexOf(listed) % 2 == 0 ? Visitor.PHONE : Visitor.DESK;
    }

    /** In the dark nothing but colours is other than in the light. */
    private static void look(
            Looks looks, Pages.Listed listed, Visitor seen, String where, SoftAssertions that) {
        if (seen.system() == DARK) {
            that.assertThat(looks.faintColours()).as("%s: axe", where).isEmpty();
        } else if (isLookedAtWhole(seen)) {
            var faults =
                    seen.width() == litWidth(listed) ? looks.violations() : looks.faultsOfForm();
            that.assertThat(faults).as("%s: axe", where).isEmpty();
        }
        that.assertThat(looks.clipped()).as("%s: clipped text", where).isEmpty();
        that.assertThat(looks.sideways()).as("%s: sideways scroll", where).isZero();
    }

    /** Each language and each width once: no rule is about one of them and both. */
    private static boolean isLookedAtWhole(Visitor seen) {
        return (seen.language() == Language.ZH) == (seen.width() == Visitor.DESK);
    }

    /** A picture where it is asked for, or shows what is wrong. */
    private static void keep(Visit visit, String where, SoftAssertions that) {
        if (ContactSheet.isWanted() || !that.errorsCollected().isEmpty()) {
            visit.shoot(SCREENS.resolve(where));
        }
    }

    @AfterAll
    static void renew(SharedBrowser browser) {
        browser.closeKept();
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
