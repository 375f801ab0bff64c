package budgettrail.query.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import budgettrail.event.line.AppropriationEvent.Appropriated;
import budgettrail.event.line.AppropriationEvent.LineDescribed;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.CommitmentEvent.CommitmentPlaced;
import budgettrail.event.line.CommitmentEvent.CommitmentReleased;
import budgettrail.event.line.CommitmentId;
import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;
import budgettrail.event.line.DisbursementEvent.DisbursementRefunded;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineId;
import budgettrail.event.line.RefundId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.ProjectCode;
import budgettrail.event.reference.ReferenceEvent.UnitDescribed;
import budgettrail.event.reference.UnitCode;
import budgettrail.query.Described;
import budgettrail.query.QueryTest;
import budgettrail.web.access.FirstManagers;
import budgettrail.web.access.Role;
import budgettrail.web.access.Viewer;
import budgettrail.web.problem.ProblemException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.HtmlUtils;

/** A line passes to another unit in July: what that unit does is nothing to the manager before. */
@Import(LeftUnitTest.Managers.class)
class LeftUnitTest extends QueryTest {
    private static final UnitCode OURS = new UnitCode("1");
    private static final UnitCode THEIRS = new UnitCode("2");
    private static final LineId LINE = LineId.of("2024:LEFT");
    private static final LineId REFUNDED = LineId.of("2024:REFUNDED");
    private static final LineId PROJECTS = LineId.of("2022:PROJECT");
    private static final ProjectCode PROJECT = new ProjectCode("P");
    private static final LineId NAMELESS = LineId.of("2021:NAMELESS");
    private static final LocalDate FIRST = LocalDate.of(2022, 1, 1);
    private static final LocalDate OPENED = LocalDate.of(2024, 1, 1);
    private static final String BEFORE = "2024-06-30";
    private static final String AT_THE_END = "2024-12-31";
    private static final Viewer AUDITOR = new Viewer("a", Set.of(Role.AUDITOR), null);
    private static final Viewer MANAGER = new Viewer("m", Set.of(Role.UNIT_MANAGER), "1");
    private static final Viewer THEIR_MANAGER = new Viewer("t", Set.of(Role.UNIT_MANAGER), "2");

    @Autowired private LinePages lines;
    @Autowired private Films films;
    @Autowired private BudgetLineController api;
    private long opened;

    static class Managers {
        @Bean
        FirstManagers managers() {
            return () -> Map.of("manager", OURS.value(), "their-manager", THEIRS.value());
        }
    }

    @BeforeAll
    void aLinePassesToAnotherUnit() {
        record(List.of(unit(OURS), unit(THEIRS)));
        opened = record(List.of(new LineOpened(LINE, OPENED, Described.basic(OURS))));
        record(
                List.of(
                        paid("ours", LocalDate.of(2024, 3, 1), OURS),
                        new LineDescribed(LINE, LocalDate.of(2024, 7, 1), Described.basic(THEIRS)),
                        paid("theirs", LocalDate.of(2024, 8, 1), THEIRS),
                        new LineOpened(REFUNDED, OPENED, Described.basic(OURS)),
                        paid(REFUNDED, "came-back", LocalDate.of(2024, 3, 1), OURS),
                        new LineDescribed(
                                REFUNDED, LocalDate.of(2024, 7, 1), Described.basic(THEIRS)),
                        refund("came-back", LocalDate.of(2024, 9, 1)),
                        placed("let-go", LocalDate.of(2024, 3, 1)),
                        released("let-go", LocalDate.of(2024, 9, 1))));
        json("/units?minPosition=" + linesOfEarlierYears());
    }

    private long linesOfEarlierYears() {
        var july = LocalDate.of(2021, 7, 1);
        return record(
                List.of(
                        new LineOpened(PROJECTS, FIRST, Described.ofProject(OURS, PROJECT)),
                        new Appropriated(PROJECTS, FIRST, Money.yuan("5.00"), "d", null),
                        new LineDescribed(
                                PROJECTS,
                                LocalDate.of(2022, 7, 1),
                                Described.ofProject(THEIRS, PROJECT)),
                        new LineOpened(NAMELESS, july, Described.basic(new UnitCode("3"))),
                        new Appropriated(NAMELESS, july, Money.yuan("3.00"), "d", null)));
    }

    @Test
    void thePageTellsWhatCountedWhileItWasOurs() {
        assertThat(page(MANAGER, asked(BEFORE)).story()).hasSize(2);
        var compared = asked(AT_THE_END);
        compared.add("from", BEFORE);
        var page = page(MANAGER, compared);
        assertThat(page.story()).hasSize(2);
        assertThat(page.film()).isNull();
        assertThat(page(AUDITOR, compared).story()).hasSize(4);
        assertThat(page(THEIR_MANAGER, asked(AT_THE_END)).story()).hasSize(4);
        unknown(() -> page(MANAGER, asked(AT_THE_END)));
    }

    /** Not at the unit that has it no longer, where there is nothing. */
    @Test
    void thePagesBeginWhereTheLineIs() {
        assertThat(visitor("auditor").get("/dashboard?asOf=" + AT_THE_END, "en").body())
                .contains("id=\"tile-adjusted\"")
                .doesNotContain("department=1\"");
    }

    /** On the other day the first department that has lines is another one. */
    @Test
    void theCellsOfAnotherDayAreOfTheSameDepartment() {
        var page = open("/dashboard?asOf=" + AT_THE_END + "&with=" + BEFORE);
        assertThat(page).contains("<h1 lang=\"en\">Unit 2</h1>");
        var then = open(link(page, "/facts[^\"]*asOf=" + BEFORE + "[^\"]*figure=DISBURSED"));
        assertThat(then).contains("Unit 2", "<span>0.00</span>").doesNotContain("Unit 1");
    }

    @Test
    void theMonthEndsAreOfTheSameDepartment() {
        var page = open("/dashboard?asOf=2022-12-31");
        assertThat(page).contains("<h1 lang=\"en\">Unit 2</h1>", "name=\"department\" value=\"2\"");
        assertThat(open(link(page, "/dashboard[^\"]*asOf=2022-06-30[^\"]*")))
                .contains("<h1 lang=\"en\">Unit 2</h1>", "Nothing to show");
        var project = open("/project?asOf=2022-12-31&project=P");
        assertThat(open(link(project, "/project[^\"]*asOf=2022-06-30[^\"]*"))).contains("Unit 2");
    }

    @Test
    void aLineLeadsToTheProjectOfTheDepartmentThatHasIt() {
        var before = open("/line?asOf=2022-06-30&line=" + PROJECTS);
        assertThat(open(link(before, "/project\\?[^\"]*"))).contains("Unit 1");
        var after = open(link(before, "/line\\?[^\"]*asOf=2022-12-31[^\"]*"));
        assertThat(open(link(after, "/project\\?[^\"]*"))).contains("Unit 2");
    }

    @Test
    void aUnitThatNobodyDescribedHasAnEmptyPageBefore() {
        var page = open("/dashboard?asOf=2021-12-31");
        assertThat(open(link(page, "/dashboard[^\"]*asOf=2021-03-31[^\"]*")))
                .contains("Nothing to show");
    }

    private String open(String address) {
        var answer = visitor("auditor").get(address, "en");
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        return answer.body();
    }

    /** The first one on a page whose address looks so. */
    private static String link(String page, String address) {
        var links = Pattern.compile("href=\"(" + address + ")\"").matcher(page);
        assertThat(links.find()).as(address).isTrue();
        return HtmlUtils.htmlUnescape(links.group(1));
    }

    @Test
    void theFilmIsForThoseWhoSeeItToTheEnd() {
        for (var viewer : List.of(AUDITOR, THEIR_MANAGER)) {
            assertThat(films.read(asked(AT_THE_END), viewer).of()).isEqualTo(4);
            assertThat(film(viewer, AT_THE_END).steps()).hasSize(4);
        }
        assertThat(film(AUDITOR, BEFORE).steps()).hasSize(4);
        unknown(() -> films.read(asked(BEFORE), MANAGER));
        unknown(() -> film(MANAGER, BEFORE));
    }

    /** It tells their manager the facts of before, so what they moved, too. */
    @Test
    void theFilmHasTheFiguresOfEachStepWhoeverHadTheLine() {
        assertThat(film(THEIR_MANAGER, AT_THE_END).steps())
                .isEqualTo(film(AUDITOR, AT_THE_END).steps());
        var payment = asked(AT_THE_END);
        payment.add("at", Long.toString(opened + 1));
        var seen = films.read(payment, AUDITOR);
        assertThat(seen.figures())
                .filteredOn(moved -> moved.key().equals("figure.DISBURSED"))
                .singleElement()
                .satisfies(moved -> assertThat(moved.after()).isEqualTo("1.00"));
        var theirs = films.read(payment, THEIR_MANAGER);
        assertThat(theirs.step()).isEqualTo(2);
        assertThat(theirs.figures()).isEqualTo(seen.figures());
        assertThat(theirs.rates()).isEqualTo(seen.rates());
    }

    @Test
    void asKnownWhileItWasOursItIsOurs() {
        var known = asked(AT_THE_END);
        known.add("knownAt", Long.toString(opened));
        assertThat(page(MANAGER, known).film()).isNotNull();
        assertThat(films.read(known, MANAGER).of()).isEqualTo(1);
    }

    /** By all that is known now, on the day that is asked for: no more than without the moment. */
    @Test
    void whatWasNotKnownThenIsSeenByThoseWhoSeeItNow() {
        var before = asked(BEFORE);
        before.add("knownAt", "1");
        assertThat(page(MANAGER, before).story()).isEmpty();
        assertThat(page(MANAGER, before).film()).isNull();
        var atTheEnd = asked(AT_THE_END);
        atTheEnd.add("knownAt", "1");
        unknown(() -> page(MANAGER, atTheEnd));
        assertThat(page(THEIR_MANAGER, atTheEnd).story()).isEmpty();
        anothersAsItWasKnownThen();
        var manager = visitor("manager");
        var payment = "/payment?knownAt=1&asOf=" + BEFORE + "&payment=";
        assertThat(manager.get(payment + "ours", "en").statusCode()).isEqualTo(200);
        assertThat(manager.get(payment + "theirs", "en").statusCode()).isEqualTo(404);
    }

    /** It is there and known, and comes only with the next fact. */
    private void anothersAsItWasKnownThen() {
        var paid = Long.toString(opened + 1);
        var asked = asked(AT_THE_END);
        asked.add("knownAt", paid);
        assertThat(page(THEIR_MANAGER, asked).story()).isEmpty();
        assertThat(page(AUDITOR, asked).story()).hasSize(2);
        var payment = "/payment?payment=ours&asOf=" + AT_THE_END + "&knownAt=" + paid;
        assertThat(visitor("their-manager").get(payment, "en").body())
                .contains("Nothing of it to see then")
                .doesNotContain("Payee");
        assertThat(visitor("auditor").get(payment, "en").body()).contains("Payee");
    }

    @Test
    void aManagerIsNotToldToLoadABudget() {
        assertThat(visitor("manager").get("/dashboard?fiscalYear=2030", "en").body())
                .contains("Nothing to show", "Choose another year")
                .doesNotContain("Load a budget", "/api/docs", "empty data directory");
    }

    @Test
    void aPaymentIsNotSeenThroughTheMomentToCompareFrom() {
        var manager = visitor("manager");
        var payment = "/payment?asOf=" + AT_THE_END + "&from=" + BEFORE + "&payment=";
        assertThat(manager.get(payment + "theirs", "en").statusCode()).isEqualTo(404);
        assertThat(visitor("auditor").get(payment + "theirs", "en").statusCode()).isEqualTo(200);
        var then = "/payment?asOf=" + BEFORE + "&payment=";
        assertThat(manager.get(then + "ours", "en").statusCode()).isEqualTo(200);
        assertThat(manager.get(then + "theirs", "en").statusCode())
                .as("not even that there is one")
                .isEqualTo(404);
    }

    /** What is wrong with the question would tell that there is one, and of which year. */
    @Test
    void whateverIsAskedOfAPaymentThatIsNotSeenItIsUnknown() {
        var manager = visitor("manager");
        for (var more : List.of("", "&with=2021-06-30", "&department=999")) {
            var asked = "&asOf=" + AT_THE_END + more;
            for (var id : List.of("theirs", "none")) {
                var answer = manager.get("/payment?payment=" + id + asked, "en");
                assertThat(answer.statusCode()).as(id + more).isEqualTo(404);
                assertThat(answer.body()).contains("Payment “" + id + "” was not found");
            }
        }
        var seen = "/payment?payment=theirs&asOf=" + AT_THE_END + "&with=2021-06-30";
        assertThat(visitor("their-manager").get(seen, "en").statusCode()).isEqualTo(400);
    }

    /** At the other moment it is another unit's, or they are not there yet. */
    @Test
    void theFactsOfADifferenceLeadToWhereTheirLineIsSeen() {
        for (var user : List.of("manager", "their-manager")) {
            var visitor = visitor(user);
            for (var moments :
                    List.of(
                            "asOf=" + BEFORE + "&from=" + AT_THE_END,
                            "asOf=" + AT_THE_END + "&from=" + BEFORE)) {
                var address = "/facts?fiscalYear=2024&figure=DISBURSED&" + moments;
                var ways = Pattern.compile("href=\"(/(?:payment|line)\\?[^\"]*)\"");
                var found = ways.matcher(visitor.get(address, "en").body()).results();
                assertThat(found.map(way -> HtmlUtils.htmlUnescape(way.group(1))))
                        .as(user + address)
                        .isNotEmpty()
                        .allSatisfy(
                                way ->
                                        assertThat(visitor.get(way, "en").statusCode())
                                                .as(way)
                                                .isEqualTo(200));
            }
        }
    }

    @Test
    void aDayOnWhichItWasAnothersIsNotComparedWith() {
        var pages =
                List.of(
                        "/payment?payment=came-back&asOf=",
                        "/commitment?commitment=let-go&line=" + REFUNDED + "&asOf=");
        for (var page : pages) {
            assertThat(compared("manager", page + BEFORE + "&with=" + AT_THE_END))
                    .as(page)
                    .isFalse();
            assertThat(compared("auditor", page + BEFORE + "&with=" + AT_THE_END)).isTrue();
            assertThat(compared("manager", page + BEFORE + "&with=2024-01-31")).isTrue();
            assertThat(compared("their-manager", page + AT_THE_END + "&with=2024-12-30")).isTrue();
        }
    }

    private boolean compared(String user, String page) {
        var shown = visitor(user).get(page, "en");
        assertThat(shown.statusCode()).as(page).isEqualTo(200);
        return shown.body().contains("class=\"compared\"");
    }

    @Test
    void thePaymentIsFoundWhereThePageShowsIt() {
        for (var day : List.of(BEFORE, AT_THE_END)) {
            for (var user : List.of("manager", "their-manager", "auditor")) {
                var page = "/payment?payment=came-back&asOf=" + day;
                assertThat(payment(user, day).statusCode())
                        .as("%s on %s", user, day)
                        .isEqualTo(visitor(user).get(page, "en").statusCode());
            }
        }
        assertThat(payment("manager", AT_THE_END).statusCode()).isEqualTo(404);
        assertThat(payment("manager", BEFORE).body()).doesNotContain("\"step\":\"REFUNDED\"");
        assertThat(payment("their-manager", AT_THE_END).body()).contains("\"step\":\"REFUNDED\"");
    }

    @Test
    void thePaymentsOfALineAreThoseOfItsFigure() {
        assertThat(payments("their-manager", AT_THE_END, "")).containsExactly("came-back");
        assertThat(payments("manager", AT_THE_END, "")).isEmpty();
        assertThat(payments("manager", BEFORE, "")).containsExactly("came-back");
        assertThat(payments("their-manager", BEFORE, "")).isEmpty();
    }

    /** It would tell of each fact to come. */
    @Test
    void theEntityTagIsForThoseWhoSeeTheLineToTheEnd() {
        for (var day : List.of(BEFORE, AT_THE_END)) {
            assertThat(tag("auditor", day)).hasValue("\"3\"");
        }
        assertThat(tag("their-manager", AT_THE_END)).hasValue("\"3\"");
        assertThat(tag("manager", BEFORE)).isEmpty();
    }

    private Optional<String> tag(String user, String day) {
        var answer = get(user, "/budget-lines/" + LINE + "?asOf=" + day);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.headers().firstValue("ETag");
    }

    @Test
    void aUnitIsStillAskedForAsTheOneThatPaid() {
        assertThat(payments("auditor", AT_THE_END, "&unit=1")).containsExactly("came-back");
        assertThat(payments("auditor", AT_THE_END, "&unit=2")).isEmpty();
        assertThat(payments("their-manager", AT_THE_END, "&unit=2")).isEmpty();
        assertThat(payments("manager", BEFORE, "&unit=1")).containsExactly("came-back");
    }

    @Test
    void ofEveryYearThePaymentsOfTheLinesSeenAreListed() {
        assertThat(names(get("their-manager", "/disbursements?asOf=" + AT_THE_END)))
                .containsExactly("ours", "theirs", "came-back");
        assertThat(names(get("manager", "/disbursements?asOf=" + AT_THE_END))).isEmpty();
    }

    @Test
    void aLineThatIsNotKnownYetHasNoFilm() {
        var asked = asked(AT_THE_END);
        asked.add("knownAt", "1");
        asked.add("fromKnownAt", Long.toString(opened));
        unknown(() -> films.read(asked, AUDITOR));
    }

    private LinePage page(Viewer viewer, MultiValueMap<String, String> asked) {
        return lines.read(asked, viewer, Locale.ENGLISH);
    }

    private FilmAnswer film(Viewer viewer, String asOf) {
        return api.film(viewer, LINE.toString(), asOf, null, null, null, null);
    }

    private HttpResponse<String> payment(String user, String day) {
        return get(user, "/disbursements/came-back?asOf=" + day);
    }

    private List<String> payments(String user, String day, String more) {
        return names(get(user, "/disbursements?line=" + REFUNDED + "&asOf=" + day + more));
    }

    private static List<String> names(HttpResponse<String> page) {
        return json(page)
                .get("disbursements")
                .valueStream()
                .map(one -> one.get("disbursement").asString())
                .toList();
    }

    private static void unknown(Runnable question) {
        assertThatThrownBy(question::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem().code())
                                        .isEqualTo("UNKNOWN_BUDGET_LINE"));
    }

    private static MultiValueMap<String, String> asked(String asOf) {
        var asked = new LinkedMultiValueMap<String, String>();
        asked.add("line", LINE.toString());
        asked.add("asOf", asOf);
        return asked;
    }

    private static UnitDescribed unit(UnitCode unit) {
        return new UnitDescribed(unit, FIRST, "单位", "Unit " + unit.value(), null);
    }

    private static DisbursementRecorded paid(String id, LocalDate day, UnitCode unit) {
        return paid(LINE, id, day, unit);
    }

    private static DisbursementRefunded refund(String payment, LocalDate day) {
        return new DisbursementRefunded(
                REFUNDED,
                day,
                new RefundId("back"),
                new DisbursementId(payment),
                Money.yuan("0.25"),
                THEIRS,
                new VoucherNumber("back"),
                "payee",
                "returned");
    }

    private static CommitmentPlaced placed(String contract, LocalDate day) {
        return new CommitmentPlaced(
                REFUNDED, day, new CommitmentId(contract), Money.yuan("1.00"), "payee", null);
    }

    private static CommitmentReleased released(String contract, LocalDate day) {
        return new CommitmentReleased(
                REFUNDED, day, new CommitmentId(contract), Money.yuan("0.25"), null, null);
    }

    private static DisbursementRecorded paid(LineId line, String id, LocalDate day, UnitCode unit) {
        return new DisbursementRecorded(
                line,
                day,
                new DisbursementId(id),
                Money.yuan("1.00"),
                unit,
                new VoucherNumber(id),
                "payee",
                null,
                null,
                null);
    }
}
