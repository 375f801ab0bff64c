package budgettrail.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.web.WebTest;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who is let in, where, and who is not. */
class SignInTest extends WebTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Test
    void letsATokenSeeWhoItIs() {
        assertThat(send(as("clerk", "/api/viewer")).body())
                .isEqualTo("{\"name\":\"clerk\",\"roles\":[\"TREASURY_CLERK\"],\"unit\":null}");
    }

    @Test
    void refusesWhoHasNoTokenOrAWrongOne() {
        for (var request :
                new HttpRequest.Builder[] {
                    request("/api/viewer"),
                    request("/api/nowhere"),
                    request("/api/viewer").header("Authorization", "Bearer wrong"),
                    request("/api/viewer").header("Authorization", "Bearer "),
                    request("/api/viewer").header("Authorization", "Bearer a b"),
                    request("/api/viewer").header("Authorization", "Bearer " + "x".repeat(5_000)),
                    request("/api/viewer").header("Authorization", "Basic Y2xlcms6eA=="),
                    request("/api/viewer?access_token=" + account("clerk").token()),
                    request("/api/viewer").header("Cookie", signedIn("auditor"))
                }) {
            var answer = send(request);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("\"code\":\"UNAUTHENTICATED\"");
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                    .startsWith("Bearer");
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void refusesAnotherRoleBeforeItReadsTheBody() {
        var answer =
                send(
                        as("auditor", "/api/orders")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{")));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("\"code\":\"FORBIDDEN\"");
    }

    @Test
    void refusesEveryoneWhereARuleIsMissing() {
        for (var account : accounts.file().read()) {
            var answer = send(as(account.user(), "/api/forgotten"));
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).doesNotContain("must never be seen");
        }
        assertThat(Rules.missing(mapping)).singleElement().asString().contains("/api/forgotten");
    }

    @Test
    void saysToWhoeverIsKnownWhichMethodsAnAddressHas() {
        for (var address : List.of("/api/orders", "/api/forgotten")) {
            var options = as("auditor", address).method("OPTIONS", BodyPublishers.noBody());
            var answer = send(options);
            assertThat(answer.statusCode()).as(address).isEqualTo(200);
            assertThat(answer.headers().firstValue("Allow").orElseThrow())
                    .contains(address.equals("/api/orders") ? "POST" : "GET", "OPTIONS");
            assertThat(answer.body()).isEmpty();
        }
        var nobody = request("/api/orders").method("OPTIONS", BodyPublishers.noBody());
        assertThat(send(nobody).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sign-in",
                "/assets/door.css",
                "/actuator/health",
                "/api/docs/openapi.json",
                "/api/swagger-ui/index.html"
            })
    void showsToAnybodyOnlyWhatIsPublic(String path) {
        var answer = send(request(path));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/unlisted", "/nowhere", "/actuator", "/actuator/env", "/error"})
    void sendsEverybodyElseToTheSignIn(String path) {
        var answer = send(request(path));
        if (path.equals("/error")) {
            assertThat(answer.statusCode()).isIn(302, 404);
        } else {
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/sign-in");
        }
    }

    @Test
    void tellsOfItsHealthOnlyWhetherItIsWell() {
        assertThat(send(request("/actuator/health")).body())
                .doesNotContain("components", "details")
                .contains("\"status\":\"UP\"");
    }

    @Test
    void tellsTheAdministratorAloneWhatItsHealthConsistsOf() {
        for (var account : accounts.file().read()) {
            var wanted = account.roles().contains(Role.ADMINISTRATOR);
            for (var path : new String[] {"/actuator/health", "/actuator/health/diskSpace"}) {
                assertThat(send(as(account.user(), path)).body().contains("details"))
                        .as("%s for %s", path, account.user())
                        .isEqualTo(wanted);
            }
        }
        var cookie = signedIn("admin");
        assertThat(send(request("/actuator/health").header("Cookie", cookie)).body())
                .contains("details");
        assertThat(send(request("/actuator/health").header("Authorization", "Bearer x")))
                .satisfies(refused -> assertThat(refused.statusCode()).isEqualTo(401));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health/liveness", "/actuator/health/readiness"})
    void tellsAnybodyWhetherItLivesAndIsReady(String path) {
        var answer = send(request(path));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void showsItsFiguresToAdministratorsAndAuditorsOnly() {
        for (var account : accounts.file().read()) {
            var may = Set.of(Role.ADMINISTRATOR, Role.AUDITOR);
            var answer = send(as(account.user(), "/actuator/prometheus"));
            if (Collections.disjoint(account.roles(), may)) {
                assertThat(answer.statusCode()).as(account.user()).isEqualTo(403);
                assertThat(answer.body()).contains("\"code\":\"FORBIDDEN\"");
            } else {
                assertThat(answer.statusCode()).as(account.user()).isEqualTo(200);
                assertThat(answer.body()).contains("jvm_memory_used_bytes");
            }
        }
        var nobody = send(request("/actuator/prometheus"));
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(nobody.body()).doesNotContain("jvm_");
    }

    @Test
    void signsInByPasswordAndOut() {
        var cookie = signedIn("auditor");
        assertThat(send(request("/").header("Cookie", cookie)).body()).isEqualTo("home");
        var denied = send(request("/unlisted").header("Cookie", cookie));
        assertThat(denied.statusCode()).isEqualTo(403);
        assertThat(denied.body()).contains("您的角色不允许这项操作").doesNotContain("never be seen");
        var withoutCsrf = send(request("/sign-out").header("Cookie", cookie).POST(form("")));
        assertThat(withoutCsrf.statusCode()).isEqualTo(403);
        var token = csrf(send(request("/sign-in").header("Cookie", cookie)));
        send(
                request("/sign-out")
                        .header("Cookie", cookie)
                        .header("Content-Type", FORM)
                        .POST(form("_csrf=" + token)));
        assertThat(send(request("/").header("Cookie", cookie)).statusCode()).isEqualTo(302);
    }

    @Test
    void saysOfAFormFromBeforeTheSignInThatItIsOutdatedAndNotThatItIsForbidden() {
        var before = csrf(send(request("/sign-in")));
        var cookie = signedIn("auditor");
        var form = form("_csrf=" + before);
        var outdated = send(sent("/sign-out", cookie, form).header("Accept-Language", "en"));
        assertThat(outdated.statusCode()).isEqualTo(403);
        assertThat(outdated.body())
                .contains("This page belongs to an earlier sign-in; nothing was done.")
                .doesNotContain("Your roles");
        assertThat(send(request("/").header("Cookie", cookie)).body()).isEqualTo("home");

        var again = send(sent("/sign-in", cookie, form));
        assertThat(again.statusCode()).isEqualTo(302);
        assertThat(again.headers().firstValue("Location").orElseThrow()).endsWith("/");
    }

    @Test
    void protectsTheSessionCookie() {
        assertThat(
                        attempt("auditor", account("auditor").password())
                                .headers()
                                .allValues("Set-Cookie"))
                .anySatisfy(
                        cookie ->
                                assertThat(cookie)
                                        .startsWith("budgettrail=")
                                        .contains("HttpOnly", "SameSite=Lax"));
    }

    @Test
    void letsTheSessionCookieOutOverTlsOnlyWhereAProxySaysThatThereIsTls() {
        assertThat(sessionCookie("http")).doesNotContain("Secure");
        assertThat(sessionCookie("https")).contains("; Secure");
        assertThat(
                        send(request("/sign-in").header("X-Forwarded-Proto", "https"))
                                .headers()
                                .allValues("Set-Cookie"))
                .isNotEmpty()
                .allMatch(cookie -> cookie.contains("; Secure"));
    }

    @Test
    void saysThatASessionHasEndedAndTakesItsFormsForNoAttack() {
        var ended = "budgettrail=0123456789ABCDEF0123456789ABCDEF";
        var page = send(request("/").header("Cookie", ended));
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location").orElseThrow())
                .endsWith("/sign-in?expired");
        var form =
                send(
                        request("/sign-out")
                                .header("Cookie", ended)
                                .header("Content-Type", FORM)
                                .POST(form("_csrf=x")));
        assertThat(form.statusCode()).isEqualTo(302);
        assertThat(form.headers().firstValue("Location").orElseThrow())
                .endsWith("/sign-in?expired");
        assertThat(send(request("/sign-in?expired")).body()).contains("会话已结束");
    }

    @Test
    void comesBackToPagesOnly() {
        assertThat(landing("/?lang=en", "document")).endsWith("/?lang=en");
        assertThat(landing("/?lang=en", "empty")).endsWith("/");
        assertThat(landing("/nowhere", "document")).endsWith("/");
    }

    @Test
    void keepsNothingOfWhoeverHasNotSignedIn() {
        var refused = attempt("auditor", "wrong");
        for (var answer :
                List.of(send(request("/?lang=en")), send(request("/sign-in?lang=en")), refused)) {
            assertThat(answer.headers().allValues("Set-Cookie"))
                    .noneMatch(cookie -> cookie.startsWith("budgettrail="))
                    .allMatch(cookie -> cookie.contains("SameSite=Lax"));
        }
    }

    /** Somebody else's sign-in page does not sign anybody in here. */
    @Test
    void signsInByItsOwnFormOnly() {
        var page = send(request("/sign-in"));
        var other = send(request("/sign-in"));
        var own = cookies(page);
        var password = account("auditor").password();
        for (var foreign :
                List.of(
                        form("auditor", password, csrf(other), own),
                        form("auditor", password, csrf(page), ""))) {
            assertThat(send(foreign).headers().firstValue("Location"))
                    .hasValueSatisfying(to -> assertThat(to).endsWith("/sign-in?expired"));
        }

        var signedIn = send(form("auditor", password, csrf(page), own));
        assertThat(signedIn.headers().allValues("Set-Cookie"))
                .as("from now on the session has it")
                .anyMatch(cookie -> cookie.startsWith("form=;"));
        var session = own + "; " + cookies(signedIn);
        assertThat(
                        send(request("/sign-out")
                                        .header("Cookie", session)
                                        .header("Content-Type", FORM)
                                        .POST(form("_csrf=" + csrf(page))))
                                .statusCode())
                .as("what a stranger was given is good for nothing more")
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", "", "x", "\u0000", "密码"})
    void refusesAWrongPassword(String password) {
        signedIn("auditor"); // Ends the row of those before.
        assertRefused(attempt("auditor", password));
        assertRefused(attempt("nobody" + password.hashCode(), password));
        assertRefused(attempt("auditor", password + "x".repeat(200)));
    }

    @Test
    void holdsANameAfterFiveWrongPasswordsWhetherSomebodyHasItOrNot() {
        for (var user : new String[] {"exemptions", "stranger"}) {
            for (var time = 0; time < 5; time++) {
                assertRefused(attempt(user, "wrong"));
            }
            var held = attempt(user, account("exemptions").password());
            assertThat(held.statusCode()).isEqualTo(302);
            assertThat(held.headers().firstValue("Location").orElseThrow())
                    .containsPattern("/sign-in\\?wait=(30|2[0-9])$");
        }
        assertThat(send(request("/sign-in?wait=30")).body()).contains("请在 30 秒后重试");
        assertThat(send(request("/sign-in?wait=1&lang=en")).body()).contains("again in 1 second.");
        assertThat(send(request("/sign-in?wait=%3Cb%3E")).body()).doesNotContain("alert");
        assertThat(send(request("/sign-in?busy&lang=en")).body()).contains("Try again in a few");
        assertThat(send(as("admin", "/actuator/prometheus")).body())
                .containsPattern("budgettrail_signin_failed_total\\{.*reason=\"HELD\".*\\} 2.0");
    }

    @Test
    void refusesAnotherRoleThePage() {
        var cookie = signedIn("migrator");
        assertThat(send(request("/").header("Cookie", cookie)).statusCode()).isEqualTo(403);
    }

    @Test
    void speaksTheLanguageAskedFor() {
        assertThat(send(request("/sign-in")).body()).contains("<html lang=\"zh-CN\"", "密码");
        var english = send(request("/sign-in?lang=en"));
        assertThat(english.body()).contains("<html lang=\"en\"", "Password");
        var kept = english.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        assertThat(kept).isEqualTo("lang=en");
        assertThat(send(request("/sign-in").header("Cookie", kept)).body()).contains("Password");
        assertThat(
                        send(request("/sign-in")
                                        .header("Accept-Language", "fr, en-US;q=0.8, zh;q=0.1"))
                                .body())
                .contains("Password");
        assertThat(send(request("/sign-in?lang=%3Cscript%3E")).body()).doesNotContain("<script");
    }

    @Test
    void documentsTheApi() {
        var document = json(send(request("/api/docs/openapi.json")));
        assertThat(document.get("paths").propertyNames())
                .contains("/api/orders")
                .doesNotContain("/");
        assertThat(document.get("paths").get("/api/viewer").get("get").has("parameters")).isFalse();
        assertThat(document.get("components").get("securitySchemes").toString()).contains("bearer");
        assertThat(document.get("servers").toString()).isEqualTo("[{\"url\":\"/\"}]");
        assertThat(send(request("/api/docs")).statusCode()).isEqualTo(302);
        var page = send(request("/api/swagger-ui/swagger-initializer.js"));
        assertThat(page.body()).contains("/swagger-config").doesNotContain("http");
        var settings = send(request("/api/docs/openapi.json/swagger-config"));
        assertThat(settings.statusCode()).isEqualTo(200);
        assertThat(settings.body()).doesNotContain("https:", "swagger.io");
    }

    /** Of whoever signs in by a proxy that speaks so. */
    private String sessionCookie(String protocol) {
        var page = send(request("/sign-in"));
        var signedIn =
                send(
                        form("auditor", account("auditor").password(), csrf(page), cookies(page))
                                .header("X-Forwarded-Proto", protocol));
        return signedIn.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("budgettrail="))
                .findFirst()
                .orElseThrow();
    }

    /** Where the sign-in leads after this was asked for. */
    private String landing(String asked, String shownIn) {
        var before = cookies(send(request(asked).header("Sec-Fetch-Dest", shownIn)));
        var answer = attempt("auditor", account("auditor").password(), before);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .endsWith("/sign-in?failed");
    }

    private String signedIn(String user) {
        var answer = attempt(user, account(user).password());
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/");
        return cookies(answer);
    }

    private HttpResponse<String> attempt(String user, String password) {
        return attempt(user, password, "");
    }

    /**
     * @param before the cookies of an earlier answer
     */
    private HttpResponse<String> attempt(String user, String password, String before) {
        var page = send(request("/sign-in").header("Cookie", before));
        return send(form(user, password, csrf(page), before + "; " + cookies(page)));
    }

    private HttpRequest.Builder form(String user, String password, String token, String cookies) {
        var coded = URLEncoder.encode(password, StandardCharsets.UTF_8);
        return request("/sign-in")
                .header("Cookie", cookies)
                .header("Content-Type", FORM)
                .POST(form("user=%s&password=%s&_csrf=%s".formatted(user, coded, token)));
    }

    private HttpRequest.Builder sent(
            String address, String cookies, HttpRequest.BodyPublisher form) {
        return request(address).header("Cookie", cookies).header("Content-Type", FORM).POST(form);
    }

    private static HttpRequest.BodyPublisher form(String body) {
        return BodyPublishers.ofString(body);
    }

    private static String cookies(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";")[0])
                .collect(Collectors.joining("; "));
    }

    private static String csrf(HttpResponse<String> page) {
        var found = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return URLEncoder.encode(found.group(1), StandardCharsets.UTF_8);
    }
}
