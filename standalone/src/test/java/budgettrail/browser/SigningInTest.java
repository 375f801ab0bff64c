package budgettrail.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The way in and out, as a browser goes it. */
@ExtendWith(InBrowser.class)
class SigningInTest {
    private static final String JUNE = "/dashboard?fiscalYear=2022&asOf=2022-06-30";
    private static final String EXPIRED = "Your session has ended. Sign in again to go on.";

    @Test
    void leadsToThePageThatWasAskedFor(SharedBrowser browser) {
        try (var visit = browser.visit(Visitor.stranger())) {
            visit.open(JUNE);
            assertThat(visit.place()).isEqualTo("/sign-in");
            visit.signIn("manager");
            assertThat(visit.place()).isEqualTo(JUNE);
            assertThat(visit.faults()).isEmpty();
        }
    }

    @Test
    void saysThatThePasswordIsWrongAndForgetsNothing(SharedBrowser browser) {
        try (var visit = browser.visit(Visitor.stranger())) {
            visit.open(JUNE);
            visit.signIn("manager", "not the password");
            assertThat(visit.place()).isEqualTo("/sign-in?failed");
            assertThat(visit.page().locator("[role=alert]").innerText())
                    .isEqualTo("The user name or the password is wrong.");
            visit.signIn("manager");
            assertThat(visit.place()).isEqualTo(JUNE);
        }
    }

    @Test
    void comesBackToThePageOnWhichTheSessionEnded(SharedBrowser browser) {
        try (var visit = browser.visit(Visitor.stranger())) {
            visit.open(JUNE);
            visit.signIn("manager");
            browser.expire(visit.session());
            visit.page().reload();
            assertThat(visit.place()).isEqualTo("/sign-in?expired");
            assertThat(visit.said()).isEqualTo(EXPIRED);
            visit.signIn("manager");
            assertThat(visit.place()).isEqualTo(JUNE);
        }
    }

    @Test
    void comesBackToThePageWhoseFileWasAskedFor(SharedBrowser browser) {
        try (var visit = browser.visit(Visitor.stranger())) {
            visit.open(JUNE);
            visit.signIn("auditor");
            for (var file : List.of("/tables/units.csv", "/dashboard.csv")) {
                browser.expire(visit.session());
                visit.follow("a[href^='" + file + "']");
                assertThat(visit.place()).isEqualTo("/sign-in?expired");
                visit.signIn("auditor");
                assertThat(visit.place()).isEqualTo(JUNE);
            }
            for (var file : List.of("head.txt", "verifier-key.txt", "export")) {
                visit.open("/audit");
                browser.expire(visit.session());
                visit.follow("a[href='/audit/" + file + "']");
                assertThat(visit.place()).isEqualTo("/sign-in?expired");
                visit.signIn("auditor");
                assertThat(visit.place()).isEqualTo("/audit");
            }
        }
    }

    @Test
    void comesBackToThePageWhoseFormWasSent(SharedBrowser browser) {
        try (var visit = browser.visit(Visitor.stranger())) {
            visit.open("/search?q=unit:035003");
            visit.signIn("auditor");
            var place = visit.place();
            browser.expire(visit.session());
            visit.page().fill("form[action$='/search/save'] input[name=name]", "mine");
            visit.follow("form[action$='/search/save'] button");
            assertThat(visit.place()).isEqualTo("/sign-in?expired");
            visit.signIn("auditor");
            assertThat(visit.place()).isEqualTo(place);
        }
    }

    /** A page that answers a form renews itself as the page above. */
    @Test
    void sendsNoFormAgainWhereTheSessionEndedUnderItsAnswer(SharedBrowser browser) {
        try (var visit = browser.visit(Visitor.stranger())) {
            visit.open("/replay");
            visit.signIn("auditor");
            visit.page().check("input[value=LINE]");
            visit.page().fill("#line", "nonsense");
            visit.follow("#start");
            assertThat(visit.place()).isEqualTo("/replay/start");
            visit.page().evaluate("renew()");
            assertThat(visit.page().locator(".stale").isVisible()).isFalse();
            browser.expire(visit.session());
            var sent = new ArrayList<String>();
            visit.page().onRequest(request -> sent.add(request.method()));
            visit.follow(() -> visit.page().evaluate("renew()"));
            assertThat(visit.place()).isEqualTo("/sign-in?expired");
            assertThat(sent).isNotEmpty().doesNotContain("POST");
            visit.signIn("auditor");
            assertThat(visit.place()).isEqualTo("/replay");
        }
    }

    @Test
    void takesAFormThatOutlivedItsTokenForNoAttack(SharedBrowser browser) {
        try (var visit = browser.visit(Visitor.stranger())) {
            visit.open("/sign-in");
            visit.page().context().clearCookies();
            visit.signIn("manager");
            assertThat(visit.place()).isEqualTo("/sign-in?expired");
            assertThat(visit.said()).isEqualTo(EXPIRED);
            visit.signIn("manager");
            assertThat(visit.place()).isEqualTo("/dashboard");
        }
    }

    @Test
    void signsOut(SharedBrowser browser) {
        try (var visit = browser.visit(Visitor.stranger())) {
            visit.open(JUNE);
            visit.signIn("manager");
            visit.follow("form[action='/sign-out'] button");
            assertThat(visit.place()).isEqualTo("/sign-in?signedOut");
            assertThat(visit.said()).isEqualTo("You have signed out.");
            visit.page().goBack();
            assertThat(visit.place()).as("nothing was kept by the browser").isEqualTo("/sign-in");
        }
    }

    @Test
    void signsNobodyOutWithoutTheTokenOfAPage(SharedBrowser browser) {
        try (var visit = browser.visit(Visitor.as("auditor"))) {
            assertThat(visit.page().request().post("/sign-out").status()).isEqualTo(403);
            visit.open(JUNE);
            assertThat(visit.place()).isEqualTo(JUNE);
        }
    }

    @Test
    void givesTheSessionAnotherNameAndKeepsItFromScriptsAndOtherSites(SharedBrowser browser) {
        try (var visit = browser.visit(Visitor.stranger())) {
            visit.open("/sign-in");
            var given = new Cookie("budgettrail", "0123456789ABCDEF0123456789ABCDEF");
            visit.page().context().addCookies(List.of(given.setUrl(visit.page().url())));
            visit.signIn("manager");
            var after = visit.session();
            assertThat(after.value).isNotEqualTo(given.value);
            assertThat(after.httpOnly).isTrue();
            assertThat(after.sameSite).isEqualTo(SameSiteAttribute.LAX);
            assertThat(after.expires).as("it ends with the browser").isEqualTo(-1);
            assertThat(visit.page().evaluate("document.cookie")).isEqualTo("");
        }
    }
}
