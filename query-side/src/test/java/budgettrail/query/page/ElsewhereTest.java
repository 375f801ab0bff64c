package budgettrail.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.event.Fact;
import budgettrail.event.line.AppropriationEvent.Appropriated;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;
import budgettrail.event.line.DisbursementEvent.DisbursementReversed;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineDescription;
import budgettrail.event.line.LineId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.ExpenditureKind;
import budgettrail.event.reference.FunctionCode;
import budgettrail.event.reference.FundType;
import budgettrail.event.reference.ProjectCode;
import budgettrail.event.reference.ReferenceEvent.UnitDescribed;
import budgettrail.event.reference.UnitCode;
import budgettrail.query.QueryTest;
import budgettrail.query.Visitor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

/** Where a page leads to another department or year there is a page, and it is about that one. */
class ElsewhereTest extends QueryTest {
    private static final UnitCode LARGE = new UnitCode("100");
    private static final UnitCode PART = new UnitCode("100001");
    private static final UnitCode SINGLE = new UnitCode("200");
    private static final UnitCode THIRD = new UnitCode("300");
    private static final UnitCode BRANCH = new UnitCode("300001");
    private static final LocalDate LAST_DAY = LocalDate.of(2022, 12, 31);
    private static final String NOW = "fiscalYear=2022&asOf=2022-12-31";

    private final List<Fact> facts = new ArrayList<>();
    private Visitor auditor = Visitor.stranger(0);
    private long paid;

    @BeforeAll
    void departmentsAndTwoYears() {
        describe(LARGE, 2021, null);
        describe(PART, 2021, LARGE);
        describe(SINGLE, 2022, null);
        line("2021:PART", PART, "BOTH", "4.00");
        line("2022:PART", PART, "BOTH", "10.00");
        line("2022:NEW", PART, "NEW", "20.00");
        line("2022:SINGLE", SINGLE, "NEW", "7.00");
        describe(THIRD, 2022, null);
        describe(BRANCH, 2022, THIRD);
        line("2022:FROM", BRANCH, "MOVED", "9.00");
        line("2022:TO", BRANCH, "MOVED", "1.00");
        paid = record(facts);
        json(
                "/units?minPosition="
                        + record(corrected(LineId.of("2022:FROM"), LineId.of("2022:TO"))));
        auditor = visitor("auditor");
    }

    @Test
    void aDepartmentOfOneUnitIsNotSortedByUnits() {
        var parts = open("/compare?" + NOW + "&department=100&differences.sort=unit_name");
        assertThat(open(link(parts, "Unit 200"))).contains("<h1 lang=\"en\">Unit 200</h1>");
    }

    @Test
    void theFactsOfAnotherDepartmentAreNotSoughtWithinThisOne() {
        var parts = open("/compare?" + NOW + "&department=100");
        var facts =
                Pattern.compile(
                        "href=\"(/facts[^\"]*12-31[^\"]*within=100&amp;figure=DISB[^\"]*)\"");
        var ofPart = facts.matcher(parts);
        assertThat(ofPart.find()).isTrue();
        var part = open(HtmlUtils.htmlUnescape(ofPart.group(1)));
        assertThat(open(link(part, "Unit 200"))).contains("<span>7.00</span>");
    }

    /** There may be more of it in another unit. */
    @Test
    void filesOfAProjectWithinOneUnitNameTheUnit() {
        var project = "?" + NOW + "&project=MOVED&figure=DISBURSED&department=";
        for (var table : List.of("facts", "moments", "lines")) {
            assertThat(scope(table, project + "300001")).isEqualTo("MOVED within=300001");
            assertThat(scope(table, project + "300&within=300001"))
                    .isEqualTo("MOVED within=300001");
            assertThat(scope(table, project + "300&within=300")).isEqualTo("MOVED");
        }
        assertThat(open("/tables/facts.json" + project + "300001"))
                .contains("\"name\":\"MOVED, within Unit 300001 alone\"");
    }

    private String scope(String table, String query) {
        return auditor.table("/tables/" + table + ".csv" + query, "en")
                .getFirst()
                .getField("sheet_scope");
    }

    @Test
    void whatCancelsInEachUnitIsSaidToDifferByLines() {
        var moments = "/compare?" + NOW + "&department=300&from=2022-12-31&fromKnownAt=" + paid;
        for (var by : List.of("", "&by=PROJECT")) {
            var sums = open(moments + by);
            assertThat(sums)
                    .contains(by.isEmpty() ? "No unit differs." : "No project differs.")
                    .doesNotContain("Nothing differs", "id=\"differences\"");
            assertThat(open(link(sums, "Lines differ: show them")))
                    .contains("+9.00", "-9.00")
                    .doesNotContain("differs.");
        }
        assertThat(open(moments.replace(NOW, NOW + "&knownAt=" + paid)))
                .contains("Nothing differs between the two moments.");
    }

    @Test
    void theOrderAndTheFilterOfDifferencesAreKept() {
        var kept = List.of("differences.find=Unit", "differences.sort=-now");
        var page = open("/compare?" + NOW + "&department=100&" + String.join("&", kept));
        for (var way :
                List.of(
                        "Exchange the two",
                        "Since 2022-11-30, the month before",
                        "Since 2022-01-01, the start of the year",
                        "Show what does not differ, too")) {
            assertThat(link(page, way)).contains(kept);
        }
        assertThat(link(page, "Lines")).contains(kept.getFirst()).doesNotContain(".sort");
    }

    /** There may be one of the same code in the department that is shown first. */
    @Test
    void aLineOfNoDepartmentThatWasAskedForIsShownInItsOwn() {
        for (var thing : List.of("/line?line=2022:SINGLE", "/payment?payment=2022SINGLE")) {
            var page = open(thing + "&asOf=2022-12-31");
            assertThat(page).containsPattern("aria-current=\"page\"[^>]*>Unit 200</a>");
            assertThat(ways(page, "/project")).isNotEmpty().allMatch(ElsewhereTest::isOfSingle);
            assertThat(ways(page, "/line")).isNotEmpty().allMatch(ElsewhereTest::isOfSingle);
            assertThat(open(ways(page, "/project").getFirst())).contains("7.00");
        }
    }

    private static boolean isOfSingle(String address) {
        return address.contains("department=200");
    }

    /** Where one row is left, it may be left out. */
    @Test
    void aFilterThatCameAlongCanBeTakenAway() {
        var page = open("/dashboard?" + NOW + "&department=100&projects.find=BOTH");
        var single = open(link(page, "Unit 200"));
        assertThat(single).contains("No row matches.");
        assertThat(open(link(single, "Show all rows"))).doesNotContain("No row matches.");
    }

    /** Nor does it compare with a day of the year before. */
    @Test
    void anotherYearIsComparedWithinItself() {
        var before = open(link(open("/compare?" + NOW + "&department=100"), "2021"));
        assertThat(before).contains("+4.00").doesNotContain("Nothing differs");
    }

    @Test
    void anotherYearIsThatOfTheProjectIfItHasIt() {
        for (var page : List.of("/project?", "/facts?figure=ADJUSTED&", "/compare?")) {
            var both = link(open(page + NOW + "&project=BOTH"), "2021");
            assertThat(both).startsWith(page.substring(0, page.indexOf('?') + 1));
            assertThat(open(both)).contains("BOTH");
            var gone = link(open(page + NOW + "&department=100&project=NEW"), "2021");
            assertThat(gone).isEqualTo("/dashboard?fiscalYear=2021&department=100");
            assertThat(open(gone)).contains("<h1 lang=\"en\">Unit 100</h1>");
        }
    }

    @Test
    void anotherYearIsThatOfTheDepartmentIfItHasIt() {
        assertThat(link(open("/dashboard?" + NOW + "&department=100001"), "2021"))
                .isEqualTo("/dashboard?fiscalYear=2021&department=100001");
        var gone = link(open("/facts?" + NOW + "&department=200&figure=ADJUSTED"), "2021");
        assertThat(gone).isEqualTo("/dashboard?fiscalYear=2021");
        assertThat(open(gone)).contains("<h1 lang=\"en\">Unit 100</h1>");
    }

    /** What the one paid is the other's from its own day on, and was not known to be before. */
    private static List<Fact> corrected(LineId from, LineId to) {
        var corrected = new DisbursementId("2022FROM");
        var correction = new DisbursementId("2022CORRECTION");
        return List.of(
                new DisbursementReversed(
                        from,
                        LAST_DAY,
                        corrected,
                        Money.yuan("9.00"),
                        BRANCH,
                        new VoucherNumber("FROM"),
                        null,
                        correction,
                        null),
                new DisbursementRecorded(
                        to,
                        LAST_DAY,
                        correction,
                        Money.yuan("9.00"),
                        BRANCH,
                        new VoucherNumber("CORRECTION"),
                        "payee",
                        null,
                        null,
                        corrected));
    }

    private void describe(UnitCode unit, int year, @Nullable UnitCode parent) {
        var day = LocalDate.of(year, 1, 1);
        facts.add(new UnitDescribed(unit, day, "单位", "Unit " + unit.value(), parent));
    }

    /** It pays in December. */
    private void line(String name, UnitCode unit, String project, String paid) {
        var line = LineId.of(name);
        var first = line.year().firstDay();
        facts.add(new LineOpened(line, first, of(project, unit)));
        facts.add(new Appropriated(line, first, Money.yuan("100.00"), "d", null));
        facts.add(
                new DisbursementRecorded(
                        line,
                        line.year().lastDay(),
                        new DisbursementId(line.year() + line.key()),
                        Money.yuan(paid),
                        unit,
                        new VoucherNumber(line.key()),
                        "payee",
                        null,
                        null,
                        null));
    }

    private static LineDescription of(String project, UnitCode unit) {
        return new LineDescription(
                unit,
                new FunctionCode("2080101"),
                ExpenditureKind.PROJECT,
                "SPECIFIC_TARGET",
                new ProjectCode(project),
                null,
                null,
                FundType.GENERAL_PUBLIC,
                null,
                false);
    }

    private String open(String address) {
        var answer = auditor.get(address, "en");
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        return answer.body();
    }

    /** Where a page leads that is under a path. */
    private static List<String> ways(String page, String path) {
        return Pattern.compile("href=\"(" + path + "\\?[^\"]*)\"")
                .matcher(page)
                .results()
                .map(way -> HtmlUtils.htmlUnescape(way.group(1)))
                .toList();
    }

    /** Where a text leads, of several of them the first. */
    private static String link(String page, String text) {
        var links = Pattern.compile("href=\"([^\"]*)\"[^>]*>" + text + "</a>").matcher(page);
        assertThat(links.find()).as(text).isTrue();
        return HtmlUtils.htmlUnescape(links.group(1));
    }
}
