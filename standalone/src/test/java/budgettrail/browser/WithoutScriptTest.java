package budgettrail.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With JavaScript off every figure, every link and every export is there. */
@ExtendWith(InBrowser.class)
class WithoutScriptTest {
    private static final Pattern FIGURE = Pattern.compile("-?[0-9][0-9,]*(\\.[0-9]+)?");
    private static final Pattern VALUE = Pattern.compile("=[^&]*");
    private static final String ADDRESSES =
            "all => all.map(link => new URL(link.getAttribute('href'),"
                    + " document.baseURI).href.split('#')[0])";

    /** Addresses that ask the same about other things are one, and one of each is followed. */
    private static final Set<String> FOLLOWED = new HashSet<>();

    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

    static Stream<Pages.Listed> pages() {
        return Pages.ALL.stream().filter(page -> page.status() == 200);
    }

    @Test
    void letsAManagerIn(SharedBrowser browser) {
        try (var visit = browser.visit(Visitor.stranger().withoutScript())) {
            visit.open("/dashboard?fiscalYear=2022&asOf=2022-12-31");
            visit.signIn("manager");
            assertThat(visit.place()).isEqualTo("/dashboard?fiscalYear=2022&asOf=2022-12-31");
            assertThat(figures(visit)).contains("96.65", "92.32", "10.86", "7.68");
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void showsEveryFigureAndLeadsWhereverItsLinksSay(Pages.Listed page, SharedBrowser browser)
            throws IOException, InterruptedException {
        var visitor = Visitor.as(page.user());
        var scripted = browser.kept(visitor);
        scripted.open(page.address());
        var plain = browser.kept(visitor.withoutScript());
        plain.open(page.address());
        assertThat(plain.page().locator("main").innerText()).isNotBlank();
        assertThat(figures(plain)).containsAll(figures(scripted));
        leadsWhereverItsLinksSay(plain, page);
    }

    private static void leadsWhereverItsLinksSay(Visit visit, Pages.Listed page)
            throws IOException, InterruptedException {
        var links = (List<?>) visit.page().locator("a[href]").evaluateAll(ADDRESSES);
        assertThat(links).isNotEmpty();
        for (var link : links) {
            if (isNew(page.user(), link.toString())) {
                assertThat(status(link.toString(), visit.cookies()))
                        .as("%s leads to %s", page, link)
                        .isEqualTo(200);
            }
        }
    }

    @AfterAll
    static void close(SharedBrowser browser) {
        browser.closeKept();
    }

    /** Without the browser, which would carry every page through two processes. */
    private static int status(String link, String cookies)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(link))
                        .header("Cookie", cookies)
                        .header("Accept-Language", "en")
                        .build();
        return HTTP.send(request, BodyHandlers.discarding()).statusCode();
    }

    /** Whether none of its path and names of parameters has been followed. */
    private static boolean isNew(String user, String link) {
        return FOLLOWED.add(user + " " + VALUE.matcher(link).replaceAll("="));
    }

    private static List<String> figures(Visit visit) {
        return FIGURE.matcher(visit.page().locator("main").innerText())
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
