package budgettrail.query.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.query.SampleYearTest;
import budgettrail.query.Visitor;
import budgettrail.query.page.Question;
import budgettrail.query.sheet.Asked;
import budgettrail.query.sheet.PageTable;
import budgettrail.query.sheet.SheetSource;
import budgettrail.query.sheet.Sheets;
import budgettrail.query.summary.FigureSheet;
import budgettrail.web.access.Role;
import budgettrail.web.access.Viewer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.util.HtmlUtils;

/** Sorting and filtering by address: the page and its files show the same. */
class ArrangedDashboardTest extends SampleYearTest {
    private static final String YEAR_END = "?fiscalYear=2022&asOf=2022-12-31&department=035";
    private static final Pattern HEADING =
            Pattern.compile("<th ([^>]*)><a href=\"([^\"]*)\">([^<]*)</a");
    private static final Pattern SORTED = Pattern.compile("aria-sort=\"([a-z]+)\"");
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");

    @Autowired private List<SheetSource> sources;
    @Autowired private Dashboards dashboards;
    @Autowired private Sheets sheets;

    private Visitor auditor = Visitor.stranger(0);

    @BeforeAll
    void comeIn() {
        auditor = visitor("auditor");
    }

    @ParameterizedTest
    @CsvSource({
        "035, projects, projects.sort=execution_rate",
        "035, projects, projects.sort=-disbursed&projects.light=BREACH",
        "035, projects, projects.sort=project_name&with=2022-06-30",
        "035, projects, projects.sort=-execution_change&with=2022-06-30",
        "035, projects, projects.find=%E5%85%BB%E8%80%81&units.sort=-lead",
        "035, units, units.sort=unit_name",
        "035002, lines, lines.sort=-adjustment_rate_gross",
        "035002, lines, lines.sort=execution_rate&lines.find=-B-302"
    })
    void theFilesHoldWhatThePageShowsAndInItsOrder(String unit, String table, String asked)
            throws IOException {
        for (var language : List.of("zh", "en")) {
            var query = "?fiscalYear=2022&asOf=2022-12-31&department=" + unit + "&" + asked;
            var page = body("/dashboard" + query, language);
            var shown = PageTable.of(page, table);
            var plain = PageTable.of(body("/dashboard?department=" + unit, language), table);

            assertThat(shown.names())
                    .hasSizeGreaterThan(1)
                    .isNotEqualTo(plain.names())
                    .isEqualTo(csv(file(page, table, "csv"), language))
                    .isEqualTo(workbook(file(page, table, "xlsx"), language));
            assertThat(page).doesNotContain("??");
        }
    }

    @Test
    void projectsAreRankedByTheirExactRates() {
        var sorted = body("/dashboard" + YEAR_END + "&projects.sort=-execution_rate", "zh");
        var rates =
                PageTable.of(sorted, "projects").rows().stream()
                        .map(row -> row.get("执行率").getFirst().replace(" %", ""))
                        .map(BigDecimal::new)
                        .toList();

        assertThat(rates).hasSize(18).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void aSortedTableDoesNotClaimItsOwnOrder() {
        var sorted = "&projects.sort=-disbursed";
        assertThat(note("035", sorted, "projects", "zh")).isEqualTo("金额单位：元。");
        assertThat(note("035", sorted, "projects", "en")).isEqualTo("Amounts in yuan.");
        assertThat(note("035002", "&lines.sort=disbursed", "lines", "en"))
                .isEqualTo("Amounts in yuan.");
        assertThat(note("035", "&projects.light=BREACH&units.sort=lead", "projects", "zh"))
                .isEqualTo("金额单位：元。按调整预算数从大到小排列。");
        assertThat(note("035002", "&lines.find=B", "lines", "en"))
                .isEqualTo("Amounts in yuan. By key.");
    }

    private String note(String unit, String asked, String table, String language) {
        var page = body("/dashboard" + YEAR_END.replace("035", unit) + asked, language);
        var note =
                Pattern.compile(
                                "id=\"" + table + "-title\".*?<p class=\"note\">([^<]*)</p>",
                                Pattern.DOTALL)
                        .matcher(page);
        assertThat(note.find()).isTrue();
        return note.group(1);
    }

    @Test
    void aHeadingSortsByItsColumnAndKeepsAllElse() {
        var query = YEAR_END + "&projects.find=%E7%BB%8F%E8%B4%B9&units.sort=disbursed";
        var page = body("/dashboard" + query, "zh");

        var units = PageTable.of(page, "units").html();
        assertThat(heading(units, "执行数"))
                .as("sorted upwards now")
                .containsExactly(
                        "ascending",
                        "/dashboard"
                                + query.replace("&projects", "&units.sort=-disbursed&projects")
                                        .replace("&units.sort=disbursed", "")
                                + "#units");
        assertThat(heading(units, "单位"))
                .containsExactly(
                        "",
                        "/dashboard"
                                + query.replace("&projects", "&units.sort=unit_name&projects")
                                        .replace("&units.sort=disbursed", "")
                                + "#units");
        assertThat(heading(PageTable.of(page, "projects").html(), "执行率").getLast())
                .as("numbers begin with the largest")
                .contains("projects.sort=-execution_rate", "units.sort=disbursed")
                .contains("projects.find=%E7%BB%8F%E8%B4%B9")
                .endsWith("#projects");
    }

    @Test
    void aHeadingTurnsTheOrderRound() {
        var down = body("/dashboard" + YEAR_END + "&units.sort=-disbursed", "zh");

        assertThat(heading(PageTable.of(down, "units").html(), "执行数"))
                .containsExactly(
                        "descending", "/dashboard" + YEAR_END + "&units.sort=disbursed#units");
    }

    @Test
    void formsSendAlongWhatTheyDoNotAskFor() {
        var page =
                body(
                        "/dashboard"
                                + YEAR_END
                                + "&with=2022-06-30&units.sort=lead&projects.find=x"
                                + "&projects.light=BREACH",
                        "en");
        var filter = page.substring(page.indexOf("action=\"/dashboard#projects\""));
        var day = page.substring(page.indexOf("class=\"day\""));

        assertThat(hidden(filter))
                .containsExactly(
                        "fiscalYear=2022",
                        "asOf=2022-12-31",
                        "with=2022-06-30",
                        "department=035",
                        "units.sort=lead");
        assertThat(hidden(day))
                .containsExactly(
                        "fiscalYear=2022",
                        "department=035",
                        "units.sort=lead",
                        "projects.find=x",
                        "projects.light=BREACH");
        assertThat(filter.substring(0, filter.indexOf("</form>")))
                .contains("name=\"projects.find\" value=\"x\"", "checked=\"checked\"");
    }

    /** The column that it is sorted by is only there while two days are side by side. */
    @Test
    void whoeverEndsTheComparisonEndsTheOrderByIt() {
        var compared = YEAR_END + "&with=2022-06-30&projects.sort=-execution_change";
        var page = body("/dashboard" + compared + "&units.sort=disbursed", "en");
        for (var way : List.of("([^\"]*)\">End the comparison", "([^\"]*)\"[^>]*>2022</a>")) {
            var link = Pattern.compile("href=\"" + way).matcher(page);
            assertThat(link.find()).isTrue();
            assertThat(body(HtmlUtils.htmlUnescape(link.group(1)), "en"))
                    .doesNotContain("projects.sort=-execution_change");
        }
        var day = page.substring(page.indexOf("class=\"day\""));
        var form = "?" + String.join("&", hidden(day)) + "&asOf=2022-12-31&with=&knownAt=";
        var alone = body("/dashboard" + form, "en");
        assertThat(PageTable.of(alone, "projects").html()).doesNotContain("aria-sort");
        assertThat(PageTable.of(alone, "units").html()).doesNotContain("projects.sort");
        assertThat(heading(PageTable.of(alone, "units").html(), "Disbursed").getFirst())
                .as("the others stay as they are")
                .isEqualTo("ascending");
        for (var column : FigureSheet.OF_TWO_DAYS) {
            var sorted = "/dashboard" + form.replace("execution_change", column);
            assertThat(body(sorted, "en")).contains("id=\"projects\"");
            body(sorted.replace("&with=", "&with=2022-06-30"), "en");
        }
        var invented = form.replace("execution_change", "nothing");
        assertThat(auditor.get("/dashboard" + invented, "en").statusCode()).isEqualTo(400);
    }

    @Test
    void nothingFoundIsSaidAndEnded() {
        var page = body("/dashboard" + YEAR_END + "&projects.find=nothing", "en");

        assertThat(page).contains("No row matches.", "0 of 18 rows match.");
        assertThat(page)
                .contains(
                        "<a href=\"/dashboard"
                                + YEAR_END.replace("&", "&amp;")
                                + "#projects\">Show all rows</a>");
        assertThat(PageTable.of(page, "units").rows()).as("the others stay").hasSize(4);
    }

    @Test
    void whereRowsAreLeftOutThereIsNoTotal() {
        var page = body("/dashboard" + YEAR_END + "&units.light=BREACH", "zh");

        assertThat(PageTable.of(page, "units").html()).doesNotContain("<tfoot");
        assertThat(PageTable.of(page, "units").names()).hasSize(2);
        assertThat(PageTable.of(body("/dashboard" + YEAR_END, "zh"), "units").html())
                .contains("<tfoot");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "units.sort=nothing",
                "units.sort=%3Cscript%3E",
                "units.sort=disbursed&units.sort=lead",
                "units.light=OK",
                "units.light=breach",
                "units.find=a%0Ab",
                "projects.sort=unit",
                "projects.sort=execution_change"
            })
    void aWrongParameterIsRefused(String asked) {
        var table = asked.substring(0, asked.indexOf('.'));
        for (var path : List.of("/dashboard", "/tables/" + table + ".csv")) {
            var answer = auditor.get(path + YEAR_END + "&" + asked, "en");

            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            assertThat(answer.body())
                    .contains("The parameter “" + asked.split("=")[0] + "” is missing or wrong.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"knownAt=yesterday", "units.sort=nothing", "with=%22%3E%3Cscript%3E"})
    void aWrongParameterLosesNothingElse(String wrong) {
        var asked = YEAR_END + "&projects.find=%22%3E%3Cb%3E";
        var page = auditor.get("/dashboard" + asked + "&" + wrong, "en").body();
        var way = Pattern.compile("href=\"([^\"]*)\">The same page without this parameter<");
        var found = way.matcher(page);

        assertThat(page).doesNotContain("<script>", "<b>");
        assertThat(found.find()).isTrue();
        assertThat(HtmlUtils.htmlUnescape(found.group(1))).isEqualTo(asked);
    }

    @Test
    void whereNoParameterCanBeLeftOutThereIsNoWay() {
        for (var asked : List.of("/facts?fiscalYear=2022", "/dashboard?department=099999")) {
            assertThat(auditor.get(asked, "en").body())
                    .contains("Back to the start page")
                    .doesNotContain("without this parameter");
        }
    }

    @Test
    void wordsThatAreTooLongAreRefused() {
        var answer = auditor.get("/dashboard" + YEAR_END + "&units.find=" + "x".repeat(101), "en");

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void whatIsSearchedForIsText() {
        var bad = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E%3Cimg%20src=x%20onerror=y%3E%27%7B";
        for (var language : List.of("zh", "en")) {
            var page = body("/dashboard" + YEAR_END + "&projects.find=" + bad, language);

            assertThat(page)
                    .contains("value=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img")
                    .doesNotContain("<script>", "<img", "??");
        }
    }

    @Test
    void aManagerFindsTheOwnOnly() {
        var manager = new Viewer("m", Set.of(Role.UNIT_MANAGER), "035002");
        for (var find : List.of("0350", "局", "a", "4107")) {
            var asked = new LinkedMultiValueMap<String, String>();
            asked.add("lines.find", find);
            asked.add("lines.sort", "-disbursed");
            asked.add("fiscalYear", "2022");
            asked.add("figure", "DISBURSED");
            asked.add("with", "2022-06-30");
            var page =
                    dashboards.read(
                            Question.of(asked), sheets.asked(asked, Locale.ENGLISH), manager);

            assertThat(page.lines()).isNotNull();
            assertThat(page.lines().before()).isEqualTo(18);
            assertThat(page.lines().sheet().rows().toString()).doesNotContain("035001", "035003");
            for (var source : DashboardSheetsTest.ofADepartment(sources)) {
                assertThat(source.read(new Asked(asked), manager).rows().toString())
                        .doesNotContain("035001", "035003");
            }
        }
    }

    @Test
    void aFileSaysThatRowsWereLeftOut() {
        var answer =
                auditor.get("/tables/projects.json" + YEAR_END + "&projects.light=BREACH", "en");

        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("projects-2022-2022-12-31-filtered.json");
        assertThat(answer.body()).contains("\"arrangement\":\"light=BREACH\"");
    }

    /** How it is sorted by a column, and where its heading leads. */
    private static List<String> heading(String table, String text) {
        return HEADING.matcher(table)
                .results()
                .filter(found -> found.group(3).equals(text))
                .map(
                        found ->
                                List.of(
                                        sorted(found.group(1)),
                                        HtmlUtils.htmlUnescape(found.group(2))))
                .findFirst()
                .orElseThrow();
    }

    private static String sorted(String attributes) {
        var sorted = SORTED.matcher(attributes);
        return sorted.find() ? sorted.group(1) : "";
    }

    private static List<String> hidden(String form) {
        return HIDDEN.matcher(form.substring(0, form.indexOf("</form>")))
                .results()
                .map(found -> found.group(1) + "=" + found.group(2))
                .toList();
    }

    /** Where a page says that a file is. */
    private static String file(String page, String table, String format) {
        var link = Pattern.compile("href=\"(/tables/" + table + "\\." + format + "[^\"]*)\"");
        var found = link.matcher(page);
        assertThat(found.find()).isTrue();
        return HtmlUtils.htmlUnescape(found.group(1));
    }

    private List<String> csv(String file, String language) {
        return auditor.table(file, language).stream()
                .map(row -> row.getField(0).equals("TOTAL") ? total(language) : row.getField(0))
                .toList();
    }

    private static String total(String language) {
        return language.equals("zh") ? "合计" : "Total";
    }

    private List<String> workbook(String file, String language) throws IOException {
        try (var book =
                new ReadableWorkbook(new ByteArrayInputStream(auditor.bytes(file, language)))) {
            return book.getFirstSheet().read().stream()
                    .skip(1)
                    .map(row -> row.getCellText(0))
                    .toList();
        }
    }

    private String body(String path, String language) {
        var answer = auditor.get(path, language);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
