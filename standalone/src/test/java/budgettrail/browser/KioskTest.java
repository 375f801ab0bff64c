package budgettrail.browser;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.journey.Dataset;
import budgettrail.journey.RunningApplication;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page that hangs on a wall: nobody touches it, and it is never older than a minute. */
@ExtendWith(InBrowser.class)
class KioskTest {
    private static final String WALL = "/dashboard?fiscalYear=2022&asOf=2022-12-31&kiosk=1";
    private static final String CONTROLS =
            "input:visible, select:visible, button:visible, form:visible, nav:visible";
    private static final int MORE_THAN_A_MINUTE = 61_000;

    @Test
    void hasNoControls(SharedBrowser browser) {
        try (var visit = browser.visit(Visitor.as("auditor"))) {
            visit.open(WALL.replace("&kiosk=1", ""));
            assertThat(visit.page().locator(CONTROLS).count()).isPositive();
            visit.open(WALL);
            assertThat(visit.page().locator(CONTROLS).count()).isZero();
            assertThat(Tile.on(visit, "execution").rate()).isEqualTo("96.65");
            assertThat(visit.faults()).isEmpty();
        }
    }

    @Test
    void saysThatRowsAreLeftOut(SharedBrowser browser) {
        try (var visit = browser.visit(Visitor.as("auditor"))) {
            visit.open(WALL + "&units.find=035003");
            assertThat(visit.page().locator("#units").innerText()).contains("1 of 3 rows match.");
            assertThat(visit.page().locator(CONTROLS).count()).isZero();
        }
    }

    @Test
    void showsWithinAMinuteWhatHasBeenRecordedMeanwhile(SharedBrowser browser) {
        try (var application = RunningApplication.start("--budgettrail.sample=budget")) {
            try (var visit = browser.before(application).visit(Visitor.as("auditor"))) {
                var page = visit.page();
                page.clock().install();
                visit.open(WALL);
                assertThat(disbursed(visit)).isEqualTo("0.00");
                var position =
                        Dataset.importLedger(application.api(), day -> day.startsWith("2022-01-1"));
                catchUp(application, position);
                assertThat(disbursed(visit)).as("not yet").isEqualTo("0.00");
                page.clock().fastForward(MORE_THAN_A_MINUTE);
                page.waitForCondition(() -> disbursed(visit).signum() > 0);
                assertThat(page.locator(".standing").innerText()).contains(Long.toString(position));

                var shown = disbursed(visit);
                page.route("**/dashboard**", Route::abort);
                page.clock().fastForward(MORE_THAN_A_MINUTE);
                page.locator(".stale").waitFor();
                assertThat(page.locator(".stale").innerText()).contains("those seen before");
                assertThat(disbursed(visit)).isEqualTo(shown);

                page.unroute("**/dashboard**");
                page.clock().fastForward(MORE_THAN_A_MINUTE);
                page.waitForCondition(() -> !page.locator(".stale").isVisible());
                assertThat(disbursed(visit)).isEqualTo(shown);
            }
        }
    }

    @Test
    void isLoadedAnewWhereThereIsNoScript(SharedBrowser browser) {
        try (var visit = browser.visit(Visitor.as("auditor").withoutScript())) {
            visit.open(WALL.replace("&kiosk=1", ""));
            assertThat(refresh(visit.page())).isZero();
            visit.open(WALL);
            assertThat(refresh(visit.page())).isOne();
            assertThat(Tile.on(visit, "execution").rate()).isEqualTo("96.65");
        }
    }

    private static int refresh(Page page) {
        return page.locator("meta[http-equiv=refresh][content='60']").count();
    }

    private static BigDecimal disbursed(Visit visit) {
        return Tile.on(visit, "execution").part();
    }

    private static void catchUp(RunningApplication application, long position) {
        var answer =
                application
                        .api()
                        .get(
                                "auditor",
                                "/api/v1/indicators?level=UNIT&fiscalYear=2022&minPosition="
                                        + position);
        assertThat(answer.status()).isEqualTo(200);
    }
}
