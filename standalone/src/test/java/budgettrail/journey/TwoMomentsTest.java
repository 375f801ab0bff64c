package budgettrail.journey;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.access.Manager;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.HtmlUtils;

/** Two moments as people ask for them, and as they must not be asked for. */
@ExtendWith(SampleYear.class)
class TwoMomentsTest {
    private static final String YEAR_END = "?fiscalYear=2022&asOf=2022-12-31";
    private static final Pattern ADDRESS = Pattern.compile("href=\"([^\"]*)\"");
    private static final String API =
            "/api/v1/comparison?fiscalYear=2022&level=UNIT&asOf=2022-12-31";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&from=2022-02-30",
                "&from=yesterday",
                "&fromKnownAt=yesterday",
                "&fromKnownAt=2022-13-01",
                "&fromKnownAt=-1",
                "&from=2022-01-01&from=2022-01-02"
            })
    void momentsThatAreNoneAreRefused(String moment, RunningApplication application) {
        try (var reader = Manager.signIn(application, "auditor")) {
            for (var page : new String[] {"/compare", "/facts", "/tables/moments.csv"}) {
                var asked = page + YEAR_END + "&figure=DISBURSED" + moment;
                assertThat(reader.ask("GET", asked, "en").status()).as(asked).isEqualTo(400);
            }
        }
        if (!moment.contains("&from=2022-01-01")) {
            var answer = application.api().get("auditor", API + moment);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("INVALID_PARAMETER");
        }
    }

    /** What a page ended with may differ no more when the next one is asked for. */
    @Test
    void aPageBeginsBehindTheLastRowOfTheOneBefore(RunningApplication application) {
        var payment = API + "&from=2022-12-31&fromKnownAt=564&knownAt=565";
        var rows = application.api().get("auditor", payment).json().path("rows");
        assertThat(rows).hasSize(1);
        assertThat(rows.path(0).path("key").asString()).isEqualTo("035001");
        for (var last : new String[] {"035001", "035003"}) {
            var next = application.api().get("auditor", payment + cursor(last));
            assertThat(next.status()).as(last).isEqualTo(200);
            assertThat(next.json().path("rows")).as(last).isEmpty();
        }
        assertThat(application.api().get("auditor", payment + cursor("nobody")).code())
                .isEqualTo("INVALID_PARAMETER");
    }

    private static String cursor(String last) {
        var text = ("a" + last).getBytes(StandardCharsets.UTF_8);
        return "&cursor=" + Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    @Test
    void whatWouldBeRightIsSaid(RunningApplication application) {
        var answer = application.api().get("auditor", API + "&limit=101").json();
        assertThat(answer.path("errors").path(0).path("message").asString()).contains("100");
        try (var reader = Manager.signIn(application, "auditor")) {
            var page = reader.ask("GET", "/compare" + YEAR_END + "&fromKnownAt=never", "en");
            assertThat(page.text()).contains("2026-11-26 19:05, Beijing time");
        }
    }

    @Test
    void theSameMomentTwiceDiffersInNothing(RunningApplication application) {
        var answer = application.api().get("auditor", API + "&from=2022-12-31").json();
        assertThat(answer.path("rows")).isEmpty();
        assertThat(answer.path("whole").path("figures")).isEmpty();
        try (var reader = Manager.signIn(application, "auditor")) {
            var page = reader.ask("GET", "/compare" + YEAR_END + "&from=2022-12-31", "en").text();
            assertThat(page).contains("Nothing differs").doesNotContain("id=\"differences\"");
        }
    }

    /** The other way round every difference is turned. */
    @ParameterizedTest
    @CsvSource({
        "&from=2022-06-30&asOf=2022-12-31, 27289220.34",
        "&from=2022-12-31&asOf=2022-06-30, -27289220.34",
        "&from=2021-12-31&asOf=2022-12-31, 51710300.00"
    })
    void eitherMayBeTheLaterOne(String moments, String disbursed, RunningApplication application) {
        var path = "/api/v1/comparison?fiscalYear=2022&level=UNIT&unit=035" + moments;
        var whole = application.api().get("auditor", path).json().path("whole");
        assertThat(whole.path("figures").path("DISBURSED").path("difference").asString())
                .isEqualTo(disbursed);
    }

    /** A second is known to its end, as pages write it. */
    @Test
    void peopleWriteMomentsAsPagesDo(RunningApplication application) {
        try (var reader = Manager.signIn(application, "auditor")) {
            for (var known :
                    new String[] {"2040-01-01", "2040-01-01 08:30", "2040-01-01 08:30:15"}) {
                var asked = "/dashboard" + YEAR_END + "&knownAt=" + Manager.encoded(known);
                var page = reader.ask("GET", asked, "en");
                assertThat(page.status()).as(asked).isEqualTo(200);
                assertThat(page.text()).contains("As known at " + known).contains("fact 795");
            }
            var early = "/dashboard" + YEAR_END + "&knownAt=2001-01-01";
            for (var address : List.of(early, early + "&department=035")) {
                var before = reader.ask("GET", address, "en");
                assertThat(before.status()).as(address).isEqualTo(200);
                assertThat(before.text()).contains("Nothing to show");
            }
        }
    }

    /** What was not known at the earlier moment has a page, on which there is nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"PROJECT", "LINE"})
    void theZeroOfAMomentLeadsToItsFactsOfWhichThereAreNone(
            String by, RunningApplication application) {
        var moments = YEAR_END + "&department=035&from=2022-12-31&fromKnownAt=1&by=" + by;
        try (var reader = Manager.signIn(application, "auditor")) {
            var page = reader.ask("GET", "/compare" + moments, "en").text();
            var earlier = addresses(page).filter(TwoMomentsTest::isOfTheFirst).toList();
            assertThat(earlier).hasSizeGreaterThan(10);
            for (var address : earlier) {
                var facts = reader.ask("GET", address, "en");
                assertThat(facts.status()).as(address).isEqualTo(200);
                assertThat(facts.text()).as(address).contains("<span>0.00</span>");
            }
        }
    }

    /** Those of one figure stand for the others. */
    private static boolean isOfTheFirst(String address) {
        return address.startsWith("/facts?")
                && address.contains("&knownAt=1&")
                && address.endsWith("&figure=ADJUSTED");
    }

    private static Stream<String> addresses(String page) {
        return ADDRESS.matcher(page).results().map(it -> HtmlUtils.htmlUnescape(it.group(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/project?project=410702220000000012140",
                "/line?line=2022:035001-2080104-P-410702220000000012140",
                "/payment?payment=035001/2022/SYN-PAY-2022-0319",
                "/commitment?line=2022:035001-2080104-P-410702220000000012140"
                        + "&commitment=SYN-COM-2022-0003"
            })
    void whatWasNotKnownThenHasAnEmptyPage(String page, RunningApplication application) {
        var now = page + "&fiscalYear=2022&asOf=2022-12-31";
        var early = now + "&knownAt=1";
        try (var reader = Manager.signIn(application, "auditor");
                var another = Manager.signIn(application, SampleYear.OF_ONE_UNIT)) {
            var shown = reader.ask("GET", early, "en");
            assertThat(shown.status()).isEqualTo(200);
            assertThat(shown.text())
                    .contains("Nothing of it to see then", "Count everything known");
            assertThat(another.ask("GET", now, "en").status()).isEqualTo(404);
            assertThat(another.ask("GET", early, "en").status()).isEqualTo(404);
        }
    }

    /** There the month before is of another year. */
    @Test
    void inJanuaryThereIsTheStartOfTheYearOnly(RunningApplication application) {
        try (var reader = Manager.signIn(application, "auditor")) {
            var january = "/compare?fiscalYear=2022&asOf=2022-01-20";
            assertThat(reader.ask("GET", january, "en").text())
                    .contains("Since 2022-01-01, the start of the year")
                    .doesNotContain("the month before");
        }
    }

    @Test
    void aManagerComparesTheOwnUnitOnly(RunningApplication application) {
        var answer = application.api().get(SampleYear.OF_ONE_UNIT, API + "&from=2022-06-30");
        assertThat(answer.json().path("rows")).hasSize(1);
        assertThat(answer.json().path("rows").path(0).path("key").asString())
                .isEqualTo(SampleYear.UNIT);
        var other = API + "&from=2022-06-30&unit=035001";
        assertThat(application.api().get(SampleYear.OF_ONE_UNIT, other).code())
                .isEqualTo("UNKNOWN_UNIT");
    }
}
