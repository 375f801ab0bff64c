package budgettrail.query.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import budgettrail.event.Fact;
import budgettrail.event.line.AdjustmentEvent.Supplemented;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.LineDescription;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.event.reference.ExpenditureKind;
import budgettrail.event.reference.FiscalYear;
import budgettrail.event.reference.FunctionCode;
import budgettrail.event.reference.FundType;
import budgettrail.event.reference.ProjectCode;
import budgettrail.event.reference.ReferenceEvent.ProjectDescribed;
import budgettrail.event.reference.ReferenceEvent.UnitDescribed;
import budgettrail.event.reference.UnitCode;
import budgettrail.query.QueryTest;
import budgettrail.query.Visitor;
import budgettrail.query.dataset.Table;
import budgettrail.query.dataset.Year2022;
import budgettrail.query.sheet.Asked;
import budgettrail.query.sheet.Cell;
import budgettrail.query.sheet.SheetSource;
import budgettrail.web.access.Role;
import budgettrail.web.access.Viewer;
import budgettrail.web.problem.ProblemException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.CollectionUtils;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.util.HtmlUtils;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import tools.jackson.databind.json.JsonMapper;

/** The dashboard's tables as files: the page's figures, to the fen. */
class DashboardSheetsTest extends QueryTest {
    private static final String YEAR_END = "?fiscalYear=2022&asOf=2022-12-31&department=035";
    private static final Pattern ROW = Pattern.compile("(?s)<tr role=\"row\">(.*?)</tr>");
    private static final Pattern TEXT = Pattern.compile(">([^<>]*[^<>\\s][^<>]*)<");

    @Autowired private List<SheetSource> sources;
    @Autowired private ThymeleafViewResolver views;
    @Autowired private WebApplicationContext context;

    private Visitor auditor = Visitor.stranger(0);

    @BeforeAll
    void theWholeYearIsIn() {
        record(Year2022.facts());
        json("/units?minPosition=" + record(formulas()));
        auditor = visitor("auditor");
    }

    /** A unit and a project that a spreadsheet would take for formulas. */
    private static List<Fact> formulas() {
        var unit = new UnitCode("990");
        var project = new ProjectCode("P1");
        var line = new LineId(new FiscalYear(2021), "990-1");
        var first = line.year().firstDay();
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
        return List.of(
                new UnitDescribed(unit, first, "=1+1", null, null),
                new ProjectDescribed(project, first, "＋局", null, null),
                new LineOpened(line, first, description),
                new Supplemented(
                        line, first, new AdjustmentId("a"), Money.yuan("0.01"), false, "d", "r"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"units", "projects"})
    void theWorkbookHoldsWhatThePageShows(String table) throws IOException {
        for (var language : List.of("zh", "en")) {
            for (var day : List.of("2022-06-30", "2022-12-31")) {
                var query = "?fiscalYear=2022&asOf=" + day + "&department=035";
                var page = auditor.get("/dashboard" + query, language).body();
                var shown = page.substring(page.indexOf("id=\"" + table + "\""));
                var rows = workbook("/tables/" + table + ".xlsx" + query, language);

                assertThat(rows.stream().skip(1).map(row -> words(row)).toList())
                        .hasSizeGreaterThan(3)
                        .isEqualTo(words(shown.substring(0, shown.indexOf("</table>"))));
            }
        }
    }

    @Test
    void theWorkbookHoldsWhatTheCsvHoldsToTheFen() throws IOException {
        var rows = workbook("/tables/units.xlsx" + YEAR_END, "zh");
        var csv = csv("/tables/units.csv" + YEAR_END);

        assertThat(csv).hasSize(4).hasSize(rows.size() - 1);
        for (var at = 0; at < csv.size(); at++) {
            var cells = csv.get(at).getFields();
            for (var column : List.of(2, 3, 4, 5, 7, 9)) {
                var cell = rows.get(at + 1).getCell(column);
                assertThat(cell.getType()).isEqualTo(CellType.NUMBER);
                assertThat(cell.getRawValue()).isEqualTo(cells.get(column));
            }
        }
        assertThat(csv.getLast().getField("unit_name")).isEqualTo("TOTAL");
        assertThat(csv.getLast().getField("execution_rate")).isEqualTo("96.65");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2022-03-31", "2022-06-30", "2022-12-31"})
    void theUnitsAreTheOracles(String day) {
        var expected =
                Table.rows("expected_indicators").stream()
                        .filter(row -> row.getField("as_of").equals(day))
                        .filter(row -> row.getField("level").equals("UNIT"))
                        .toList();
        var csv = csv("/tables/units.csv?fiscalYear=2022&department=035&asOf=" + day);

        assertThat(expected).hasSize(3);
        assertThat(csv).hasSize(4);
        for (var at = 0; at < 3; at++) {
            assertThat(csv.get(at).getField("unit")).isEqualTo(expected.get(at).getField("key"));
            for (var column : csv.get(at).getHeader().subList(2, 11)) {
                assertThat(csv.get(at).getField(column))
                        .as(column)
                        .isEqualTo(expected.get(at).getField(column));
            }
        }
    }

    @Test
    void eachFileSaysWhatItIs() {
        var csv = auditor.get("/tables/units.csv" + YEAR_END, "zh");
        var json = auditor.get("/tables/projects.json" + YEAR_END + "&knownAt=100", "en");

        assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(csv.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"units-2022-2022-12-31.csv\"");
        assertThat(csv.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(csv.headers().firstValue("Budget-Trail-Position"))
                .hasValue(Long.toString(log.head()));
        assertThat(json.headers().firstValue("Budget-Trail-Position")).hasValue("100");
        assertThat(json.headers().firstValue("Content-Disposition").orElseThrow())
                .endsWith("\"projects-2022-2022-12-31.json\"");
        var body = JsonMapper.builder().build().readTree(json.body());
        assertThat(body.get("sheet").asString()).isEqualTo("projects");
        assertThat(body.get("title").asString()).isEqualTo("Projects");
        assertThat(body.get("knownAt").asString()).isEqualTo("100");
        assertThat(body.get("position").asLong()).isEqualTo(100);
        assertThat(body.get("scope").get("code").asString()).isEqualTo("035");
    }

    @Test
    void namesThatLookLikeFormulasStayText() throws IOException {
        var query = "?fiscalYear=2021&asOf=2021-12-31&department=990";

        assertThat(csv("/tables/units.csv" + query).getFirst().getField(0)).isEqualTo("'=1+1");
        assertThat(csv("/tables/projects.csv" + query).getFirst().getField(0)).isEqualTo("'＋局");
        var unit = workbook("/tables/units.xlsx" + query, "zh").get(1);
        assertThat(unit.getCell(0).getType()).isEqualTo(CellType.STRING);
        assertThat(unit.getCellText(0)).isEqualTo("=1+1");
        assertThat(unit.getCell(4).getRawValue()).isEqualTo("0.00");
        assertThat(unit.getCellText(7)).isEqualTo("无预算");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing.csv", "units.pdf", "units", "units.csv.xlsx", "Units.csv"})
    void whatIsNoTableIsNotFound(String file) {
        var answer = auditor.get("/tables/" + file + YEAR_END, "en");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("<html").doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fiscalYear=22",
                "asOf=2022-02-30",
                "knownAt=yesterday",
                "department=%3Cb%3E",
                "fiscalYear=2022&fiscalYear=2023"
            })
    void aWrongParameterIsRefused(String query) {
        var answer = auditor.get("/tables/units.xlsx?" + query, "en");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("The parameter “" + query.split("=")[0] + "” is missing or wrong.");
    }

    @Test
    void aUnitManagerGetsTheOwnUnitsTableAndNoOther() {
        var manager = new Viewer("m", Set.of(Role.UNIT_MANAGER), "035002");
        for (var source : sources) {
            var own = source.read(asked("fiscalYear", "2022"), manager);

            assertThat(own.provenance().scope()).extracting(Cell.Name::code).isEqualTo("035002");
            if (List.of("units", "projects").contains(source.name())) {
                assertThat(own.rows()).hasSize(1);
            }
            for (var other : List.of("035", "035001", "990")) {
                assertThatThrownBy(() -> source.read(asked("department", other), manager))
                        .isInstanceOf(ProblemException.class)
                        .hasMessage("UNKNOWN_UNIT");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"units", "projects"})
    void theFragmentShowsTheSameTableAndLeadsToItsFiles(String table) throws Exception {
        for (var language : List.of("zh", "en")) {
            var page = auditor.get("/dashboard" + YEAR_END, language).body();
            var shown = page.substring(page.indexOf("id=\"" + table + "\""));
            var fragment = fragment(table, language);

            assertThat(words(fragment.substring(0, fragment.indexOf("</table>"))))
                    .hasSizeGreaterThan(3)
                    .isEqualTo(words(shown.substring(0, shown.indexOf("</table>"))));
            assertThat(fragment).doesNotContain("??", "style=", "<script", "onclick");
            for (var format : List.of("csv", "xlsx", "json")) {
                assertThat(fragment)
                        .contains(
                                "href=\"/tables/%s.%s%s\""
                                        .formatted(table, format, YEAR_END)
                                        .replace("&", "&amp;"));
            }
        }
    }

    /** As a page includes it. */
    private String fragment(String table, String language) throws Exception {
        var sheet =
                sources.stream()
                        .filter(one -> one.name().equals(table))
                        .findFirst()
                        .orElseThrow()
                        .read(
                                asked("department", "035"),
                                new Viewer("a", Set.of(Role.AUDITOR), null));
        var request = new MockHttpServletRequest();
        request.addPreferredLocale(Locale.of(language));
        request.setAttribute(DispatcherServlet.WEB_APPLICATION_CONTEXT_ATTRIBUTE, context);
        var answer = new MockHttpServletResponse();
        var view =
                views.resolveViewName(
                        "sheet :: table(sheet=${sheet},query=${query})", Locale.of(language));
        view.render(Map.of("sheet", sheet, "query", YEAR_END), request, answer);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void strangersGetNone() {
        assertThat(Visitor.stranger(port).get("/tables/units.csv" + YEAR_END, "zh").body())
                .contains("name=\"password\"")
                .doesNotContain("035003");
    }

    private static Asked asked(String name, String value) {
        return new Asked(
                CollectionUtils.toMultiValueMap(
                        Map.of(name, List.of(value), "asOf", List.of("2022-12-31"))));
    }

    private List<NamedCsvRecord> csv(String path) {
        return CsvReader.builder().ofNamedCsvRecord(auditor.get(path, "zh").body()).stream()
                .toList();
    }

    private List<Row> workbook(String path, String language) throws IOException {
        var file = new ByteArrayInputStream(auditor.bytes(path, language));
        try (var book = new ReadableWorkbook(file)) {
            return book.getFirstSheet().read();
        }
    }

    /** As the page writes them: a thing without a name by its code, once. */
    private static List<String> words(Row row) {
        var words = row.stream().map(DashboardSheetsTest::words).toList();
        return words.get(0).equals(words.get(1)) ? words.subList(1, words.size()) : words;
    }

    private static String words(org.dhatim.fastexcel.reader.Cell cell) {
        if (cell.getType() != CellType.NUMBER) {
            return cell.getText();
        }
        var rate = cell.getColumnIndex() > 4;
        return rate
                ? cell.getRawValue() + " %"
                : String.format(Locale.ROOT, "%,.2f", new BigDecimal(cell.getRawValue()));
    }

    /** The text of the page's cells, row by row, without the row of headings. */
    private static List<List<String>> words(String table) {
        return ROW.matcher(table)
                .results()
                .skip(1)
                .map(row -> TEXT.matcher(row.group(1)).results())
                .map(
                        cells ->
                                cells.map(cell -> HtmlUtils.htmlUnescape(cell.group(1).strip()))
                                        .toList())
                .toList();
    }
}
