package budgettrail.browser;

import static com.microsoft.playwright.options.ColorScheme.DARK;
import static com.microsoft.playwright.options.ColorScheme.LIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Language and theme: chosen on one page, kept on the next. */
@ExtendWith(InBrowser.class)
class ChoiceTest {
    private static final String JUNE = "/dashboard?fiscalYear=2022&asOf=2022-06-30";
    private static final String NOWHERE = "/dashboard?department=099999";
    private static final String PAPER = "getComputedStyle(document.body).backgroundColor";
    private static final String WHITISH = "rgb(245, 246, 248)";
    private static final String BLACKISH = "rgb(18, 21, 26)";

    @Test
    void theThemeChosenStandsWhateverTheSystemPrefers(SharedBrowser browser) {
        try (var visit = browser.visit(Visitor.as("auditor").prefers(LIGHT))) {
            visit.open(JUNE);
            assertThat(paper(visit)).isEqualTo(WHITISH);
            visit.follow(".themes >> text=Dark");
            assertThat(visit.place()).isEqualTo(JUNE + "&theme=dark");
            assertThat(paper(visit)).isEqualTo(BLACKISH);
            visit.open(NOWHERE);
            assertThat(paper(visit)).isEqualTo(BLACKISH);
            visit.follow(".themes >> text=Light");
            visit.system(DARK);
            assertThat(paper(visit)).isEqualTo(WHITISH);
        }
    }

    @Test
    void withoutOneThePageFollowsTheSystem(SharedBrowser browser) {
        try (var visit = browser.visit(Visitor.as("auditor").prefers(DARK))) {
            visit.open(JUNE + "&theme=light");
            assertThat(paper(visit)).isEqualTo(WHITISH);
            visit.follow(".themes >> text=Auto");
            assertThat(paper(visit)).isEqualTo(BLACKISH);
            visit.system(LIGHT);
            assertThat(paper(visit)).isEqualTo(WHITISH);
        }
    }

    @Test
    void theLanguageChosenStandsWhateverTheBrowserPrefers(SharedBrowser browser) {
        try (var visit = browser.visit(Visitor.as("auditor"))) {
            visit.open(JUNE);
            assertThat(language(visit)).isEqualTo("en");
            visit.follow(".languages >> text=中文");
            assertThat(visit.place()).isEqualTo(JUNE + "&lang=zh");
            assertThat(language(visit)).isEqualTo("zh-CN");
            visit.open(NOWHERE);
            assertThat(language(visit)).isEqualTo("zh-CN");
        }
    }

    private static Object paper(Visit visit) {
        return visit.page().evaluate(PAPER);
    }

    private static Object language(Visit visit) {
        return visit.page().evaluate("document.documentElement.lang");
    }
}
