package budgettrail.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The film of a line by its keys, and played. */
@ExtendWith(InBrowser.class)
class FilmTest {
    private static final String FILM =
            "/line/film?asOf=2022-12-31&line=2022:035001-2080101-B-30201-50201";

    @Test
    void isSteppedThroughByKeys(SharedBrowser browser) {
        try (var visit = browser.visit(Visitor.as("auditor"))) {
            visit.open(FILM);
            stands(visit.page(), 1);
            visit.page().keyboard().press("ArrowLeft");
            visit.page().keyboard().press("ArrowRight");
            stands(visit.page(), 2);
            assertThat(visit.page().locator("#said")).containsText("Step 2 of 8");
            assertThat(visit.page()).hasURL(Pattern.compile("at=[0-9]+$"));
            visit.page().keyboard().press("End");
            stands(visit.page(), 8);
            visit.page().reload();
            stands(visit.page(), 8);
            visit.page().keyboard().press("Home");
            stands(visit.page(), 1);
            assertThat(visit.page().locator("#play")).isHidden(); // Nothing is to move.
        }
    }

    /** Whoever reads by ear or keys goes on reading where the film is. */
    @Test
    void keepsTheFocusInTheFilmFromStepToStep(SharedBrowser browser) {
        try (var visit = browser.visit(Visitor.as("auditor"))) {
            visit.open(FILM);
            visit.page().locator(".ways a[rel=next]").focus();
            visit.page().keyboard().press("ArrowRight");
            stands(visit.page(), 2);
            assertThat(visit.page().locator("main")).isFocused();
            visit.page().locator(".languages a[lang=en]").focus();
            visit.page().keyboard().press("ArrowRight");
            stands(visit.page(), 3);
            assertThat(visit.page().locator("main")).isFocused();
        }
    }

    @Test
    void playsToItsEndAndStopsThere(SharedBrowser browser) {
        try (var visit = browser.visit(Visitor.as("auditor"))) {
            visit.page()
                    .emulateMedia(
                            new Page.EmulateMediaOptions()
                                    .setReducedMotion(ReducedMotion.NO_PREFERENCE));
            visit.open(FILM);
            visit.page().keyboard().press("End");
            stands(visit.page(), 8);
            visit.page().keyboard().press("ArrowLeft");
            stands(visit.page(), 7);
            assertThat(visit.page().locator("#play[aria-pressed]"))
                    .hasCount(0); // Its words say so.
            visit.page().locator("#play").click();
            assertThat(visit.page().locator("#play")).hasText("Pause");
            stands(visit.page(), 8);
            assertThat(visit.page().locator("#play")).hasCount(0);
            assertThat(visit.page().locator("main")).isFocused();
        }
    }

    private static void stands(Page page, int step) {
        assertThat(page.locator(".ways .at")).hasText("Step " + step + " of 8");
    }
}
