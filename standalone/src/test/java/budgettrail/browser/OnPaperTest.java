package budgettrail.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A page that is printed tells as much as one that is shown, and offers nothing to click. */
@ExtendWith(InBrowser.class)
class OnPaperTest {
    /** An upright sheet of A4 within margins of 1 cm, in pixels of CSS. */
    private static final int UPRIGHT = 718;

    private static final int UNSEEN = 1;

    @Test
    void aTableSaysThatRowsAreLeftOutAndHasNoWaysToSortIt(SharedBrowser browser) {
        try (var visit = browser.visit(Visitor.as("auditor").through(UPRIGHT))) {
            visit.open("/dashboard?fiscalYear=2022&asOf=2022-12-31&units.find=035003");
            var page = visit.page();
            var ways = page.locator("#units thead");
            assertThat(ways.boundingBox().height).isGreaterThan(UNSEEN);

            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

            assertThat(page.locator("#units .find").isVisible()).isFalse();
            assertThat(page.locator("#units").innerText()).contains("1 of 3 rows match.");
            assertThat(ways.boundingBox().height).isLessThanOrEqualTo(UNSEEN);
        }
    }
}
