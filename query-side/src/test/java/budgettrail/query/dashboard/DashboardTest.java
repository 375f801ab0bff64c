package budgettrail.query.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import budgettrail.event.Actor;
import budgettrail.event.Fact;
import budgettrail.event.line.AdjustmentEvent.Reduced;
import budgettrail.event.line.AdjustmentEvent.Supplemented;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineDescription;
import budgettrail.event.line.LineId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.ExpenditureKind;
import budgettrail.event.reference.FiscalYear;
import budgettrail.event.reference.FunctionCode;
import budgettrail.event.reference.FundType;
import budgettrail.event.reference.ProjectCode;
import budgettrail.event.reference.ReferenceEvent.ProjectDescribed;
import budgettrail.event.reference.ReferenceEvent.UnitDescribed;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.Metadata;
import budgettrail.query.Described;
import budgettrail.query.QueryTest;
import budgettrail.query.Visitor;
import budgettrail.query.dataset.Year2022;
import budgettrail.query.page.Named;
import budgettrail.query.page.Question;
import budgettrail.query.sheet.Arrangements;
import budgettrail.query.sheet.Sheets;
import budgettrail.web.access.Role;
import budgettrail.web.access.Viewer;
import budgettrail.web.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.LinkedMultiValueMap;

/** What a visitor finds on the dashboard of the sample year. */
class DashboardTest extends QueryTest {
    private static final String YEAR_END = "/dashboard?fiscalYear=2022&asOf=2022-12-31";
    private static final FiscalYear BEFORE = new FiscalYear(2021);

    private static final Metadata SAMPLE =
            new Metadata(
                    new Actor("migrator"),
                    Metadata.Source.IMPORT,
                    null,
                    null,
                    "sample-year",
                    0,
                    "import",
                    1);

    @Autowired private Dashboards dashboards;
    @Autowired private Sheets sheets;

    private Visitor auditor = Visitor.stranger(0);
    private String beforeAnything = "";

    @BeforeAll
    void theWholeYearIsIn() {
        beforeAnything = visitor("auditor").get("/dashboard", "en").body();
        record(Year2022.facts(), SAMPLE);
        json("/units?minPosition=" + record(nothingLeftOf2021()));
        auditor = visitor("auditor");
    }

    /** A line that got and lost the same, of a unit and a project with awkward names. */
    private static List<Fact> nothingLeftOf2021() {
        var unit = new UnitCode("990");
        var project = new ProjectCode("P1");
        var line = new LineId(BEFORE, "990-1");
        var first = BEFORE.firstDay();
        var description =
                new LineDescription(
                        unit,
                        new FunctionCode("2080101"),
                        ExpenditureKind.PROJECT,
                        null,
                        project,
                        null,
                        null,
                        FundType.GENERAL_PUBLIC,
                        null,
                        false);
        var amount = Money.yuan("100.00");
        return List.of(
                new UnitDescribed(unit, first, "<script>局</script>", "A & <b>B</b>", null),
                new ProjectDescribed(project, first, "\"><img src=x>", null, null),
                new LineOpened(line, first, description),
                new Supplemented(line, first, new AdjustmentId("a"), amount, false, "d", "r"),
                new Reduced(line, first, new AdjustmentId("b"), amount, false, "d", "r"));
    }

    @Test
    void theFirstLookShowsTheSampleYearAtItsEnd() {
        var page = body("/", "zh");

        assertThat(page)
                .contains("<html lang=\"zh-CN\"", "2022 年度预算执行", "截至 2022-12-31")
                .contains("新乡市红旗区人力资源和社会保障局")
                .contains(">4,637.01<", ">5,350.41<", ">5,171.03<")
                .contains(">96.65 %<", ">2.67 %<", ">-0.55 %<", ">18.84 %<", ">3.35 %<")
                .contains("÷ 调整预算数", ">53,504,100.00<", ">51,710,300.00<", "达标", "未达标")
                .contains("执行率落后序时进度 3.35 个百分点", "2023 年：以 2022 年预算复制的练习账")
                .contains("结转结余率", "aria-labelledby=\"units-title\"", "scope=\"row\"")
                .contains("figure=DISBURSED&amp;of=ADJUSTED")
                .doesNotContain("未支出比例", "style=", "<script>", "onclick");
    }

    @Test
    void aProjectIsOneShareOfTheBudgetInEachChart() {
        var page = body(YEAR_END, "zh");
        var box = Pattern.compile("占全部调整预算数的 ([0-9.]+) %，").matcher(page);
        assertThat(box.find()).isTrue();

        assertThat(page).contains("占 " + box.group(1) + " %。");
        var tables =
                Pattern.compile("<td class=\"number\">" + Pattern.quote(box.group(1) + " %") + "<");
        assertThat(tables.matcher(page).results())
                .as("of the map, and the bar twice")
                .hasSizeGreaterThan(2);
    }

    @Test
    void theMiddleOfTheYearIsTheOraclesInEnglish() {
        var page = body("/dashboard?fiscalYear=2022&asOf=2022-06-30", "en");

        assertThat(page)
                .contains("<html lang=\"en\"", ">45.41 %<", ">0.49 %<", ">0.36 %<", ">54.59 %<")
                .contains(">24,421,079.66<", "Unspent share", "not met", "A view of the past")
                .contains("Execution is 4.59 points behind time progress")
                .contains("every payment and adjustment of 2022 is synthetic")
                .doesNotContain("Carry-over rate");
    }

    /** It is the last day of 2022. */
    @Test
    void aDayThatHasNotComeIsSaidAndTheSliderEndsToday() {
        var toCome = " has not come: only facts recorded so far";
        assertThat(body(YEAR_END, "en")).contains("max=\"364\"").doesNotContain("not come");
        assertThat(body("/dashboard?fiscalYear=2022&asOf=2023-02-01", "en"))
                .contains("2023-02-01" + toCome, "max=\"364\"");
        assertThat(body("/dashboard?fiscalYear=2023&asOf=2023-02-01", "zh"))
                .contains("2023-02-01 还没有到：", "max=\"364\"");
        assertThat(body("/dashboard?fiscalYear=2023&asOf=2022-12-31", "en"))
                .contains("max=\"0\"")
                .doesNotContain("not come");
    }

    /** One line had nothing before what was recorded first came into force, others had enough. */
    @Test
    void whatWasNegativeLookingBackIsSaidWhereverItIsShown() {
        json("/units?minPosition=" + record(paidBeforeItWasThere()));
        var said = "less than nothing was available";
        var day = "fiscalYear=2019&asOf=2019-06-15&department=991";
        for (var page :
                List.of(
                        "/dashboard?",
                        "/project?project=P9&",
                        "/facts?figure=AVAILABLE&line=2019:LATE&",
                        "/compare?from=2019-01-01&by=LINE&",
                        "/compare?from=2019-01-01&by=LINE&differences.find=LATE&")) {
            assertThat(body(page + day, "en")).as(page).contains(said);
        }
        for (var page :
                List.of(
                        "/dashboard?lines.find=ENOUGH&",
                        "/facts?figure=AVAILABLE&",
                        "/facts?figure=NET&line=2019:LATE&",
                        "/compare?from=2019-01-01&by=PROJECT&",
                        "/compare?from=2019-06-15&by=LINE&",
                        "/compare?from=2019-01-01&by=LINE&differences.find=ENOUGH&")) {
            assertThat(body(page + day, "en")).as(page).doesNotContain(said);
        }
    }

    private static List<Fact> paidBeforeItWasThere() {
        var year = new FiscalYear(2019);
        var first = year.firstDay();
        var unit = new UnitCode("991");
        var described = Described.ofProject(unit, new ProjectCode("P9"));
        var late = new LineId(year, "LATE");
        var enough = new LineId(year, "ENOUGH");
        var amount = Money.yuan("100.00");
        return List.of(
                new LineOpened(late, first, described),
                new LineOpened(enough, first, described),
                new Supplemented(
                        enough, first, new AdjustmentId("enough"), amount, false, "d", "r"),
                new Supplemented(
                        late,
                        first.plusMonths(6),
                        new AdjustmentId("late"),
                        amount,
                        false,
                        "d",
                        "r"),
                new DisbursementRecorded(
                        late,
                        first.plusMonths(5),
                        new DisbursementId("2019A"),
                        Money.yuan("60.00"),
                        unit,
                        new VoucherNumber("1"),
                        "payee",
                        null,
                        null,
                        null));
    }

    @Test
    void noMessageIsLeftUntranslated() {
        for (var language : List.of("zh", "en")) {
            for (var path :
                    List.of(
                            YEAR_END,
                            "/dashboard?fiscalYear=2022&asOf=2022-05-01&knownAt=100",
                            "/dashboard?fiscalYear=2021",
                            "/dashboard?fiscalYear=2030")) {
                assertThat(body(path, language)).doesNotContain("??");
            }
        }
    }

    @Test
    void keepsTheQueryWhenTheLanguageIsSwitched() {
        assertThat(body(YEAR_END + "&knownAt=2022-12-31T08:00:00%2B08:00", "zh"))
                .contains(
                        "\"?fiscalYear=2022&amp;asOf=2022-12-31"
                                + "&amp;knownAt=2022-12-31T08:00:00%2B08:00&amp;lang=en");
        var reader = visitor("auditor");
        assertThat(reader.get(YEAR_END + "&lang=en", "zh").body()).contains("<html lang=\"en\"");
        assertThat(reader.get(YEAR_END, "zh").body()).contains("<html lang=\"en\"");
    }

    @Test
    void rateOfNothingIsNotApplicableAndNamesAreText() {
        var page = body("/dashboard?fiscalYear=2021", "zh");

        assertThat(page)
                .contains("&lt;script&gt;局&lt;/script&gt;", "&quot;&gt;&lt;img src=x&gt;")
                .contains("不适用", "无预算")
                .doesNotContain("<script>", "<img", "NaN", "Infinity", "NOT_APPLICABLE");
        assertThat(body("/dashboard?fiscalYear=2021", "en")).contains("A &amp; &lt;b&gt;B");
    }

    @Test
    void whatWasNotKnownThenIsLeftOut() {
        assertThat(body(YEAR_END + "&knownAt=100", "en"))
                .contains("Reflects the log up to fact 100", "only facts up to number 100")
                .doesNotContain(">96.65 %<");
    }

    @Test
    void anEmptyYearSaysWhatToDoNext() {
        assertThat(body("/dashboard?fiscalYear=2030", "en"))
                .contains("Nothing to show", "/api/docs", ">2022<")
                .doesNotContain("class=\"tile\"", "empty data directory");
    }

    @Test
    void whereNothingWasKnownYetItIsSaid() {
        assertThat(body(YEAR_END + "&knownAt=2000-01-01", "en"))
                .contains("As known at 2000-01-01 23:59:59, nothing was known yet")
                .doesNotContain("there is no budget line on", "/api/docs");
        assertThat(body(YEAR_END + "&knownAt=0", "zh")).contains("按 0 所知，日志中还没有任何事实");
        assertThat(body("/dashboard?fiscalYear=2030&knownAt=100", "en"))
                .contains("In fiscal year 2030 there is no budget line on");
    }

    @Test
    void anEmptyLogMayBeginWithTheSample() {
        assertThat(beforeAnything).contains("Nothing to show", "/api/docs", "empty data directory");
    }

    @Test
    void departmentsAreNamedInTheLanguageOfThePage() {
        var year = new FiscalYear(2024);
        var facts =
                Stream.of("990", "035")
                        .map(
                                department ->
                                        new LineOpened(
                                                new LineId(year, department),
                                                year.firstDay(),
                                                Described.basic(new UnitCode(department))))
                        .toList();
        var page = "/dashboard?fiscalYear=2024&asOf=2024-12-31";
        json("/units?minPosition=" + record(facts));
        var link = "href=\"" + page.replace("&", "&amp;") + "&amp;department=990\">";
        assertThat(body(page, "en"))
                .contains("<a lang=\"en\" " + link + "A &amp; &lt;b&gt;B&lt;/b&gt;</a>")
                .doesNotContain("局&lt;/script&gt;</a>");
        assertThat(body(page, "zh"))
                .contains("<a lang=\"zh-CN\" " + link + "&lt;script&gt;局&lt;/script&gt;</a>");
    }

    @Test
    void theFileIsThatOfTheApi() {
        var file =
                auditor.get("/dashboard.csv?fiscalYear=2022&asOf=2022-06-30&department=035", "zh");

        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("attachment", "indicators.csv");
        assertThat(file.body())
                .isEqualTo(
                        get("auditor", "/indicators.csv?fiscalYear=2022&asOf=2022-06-30").body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fiscalYear=22",
                "fiscalYear=2022x",
                "asOf=2022-02-30",
                "asOf=20221231",
                "knownAt=yesterday",
                "department=%3Cb%3E"
            })
    void aWrongParameterGetsAPageThatSaysSo(String query) {
        var answer = auditor.get("/dashboard?" + query, "en");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains(
                        "<html", "The parameter “" + query.split("=")[0] + "” is missing or wrong.")
                .doesNotContain("Exception", "\tat ");
    }

    @Test
    void anUnknownDepartmentIsNotFound() {
        assertThat(auditor.get(YEAR_END + "&department=777", "en").statusCode()).isEqualTo(404);
    }

    @Test
    void everyRoleReadsItAndNobodyElse() {
        for (var account : accounts.file().read()) {
            assertThat(visitor(account.user()).get(YEAR_END, "zh").body()).contains("96.65 %");
        }
        assertThat(Visitor.stranger(port).get(YEAR_END, "zh").body())
                .contains("name=\"password\"")
                .doesNotContain("96.65");
    }

    @Test
    void aUnitManagerSeesTheOwnSubtreeOnly() {
        var manager = new Viewer("m", Set.of(Role.UNIT_MANAGER), "035002");
        var page = dashboards.read(question(null), nothing(), manager);

        assertThat(page.top()).isNotNull().extracting(Named::code).isEqualTo("035002");
        assertThat(page.summary().tiles()).isNotNull();
        assertThat(page.summary().tiles().execution().shown()).isEqualTo("99.03");
        assertThat(page.units()).as("one is no table").isNull();
        assertThat(page.projects()).isNotNull();
        assertThat(page.projects().sheet().rows()).hasSize(1);
        assertThat(page.lines()).isNotNull();
        assertThat(page.lines().sheet().rows()).hasSizeGreaterThan(10);
        assertThat(page.frame().departments()).isEmpty();
        assertThatThrownBy(() -> dashboards.read(question("035"), nothing(), manager))
                .isInstanceOf(ProblemException.class)
                .hasMessage("UNKNOWN_UNIT");
    }

    /** No table is asked for in another way. */
    private Arrangements nothing() {
        return sheets.asked(new LinkedMultiValueMap<>(), Locale.ENGLISH);
    }

    private static Question question(@Nullable String department) {
        var asked = new LinkedMultiValueMap<String, String>();
        asked.add("fiscalYear", "2022");
        asked.add("asOf", "2022-12-31");
        asked.add("department", department);
        return Question.of(asked);
    }

    private String body(String path, String language) {
        var answer = auditor.get(path, language);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
