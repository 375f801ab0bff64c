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
import budgettrail.query.sheet.PageTable;
import budgettrail.query.sheet.SheetScope;
import budgettrail.query.sheet.SheetSource;
import budgettrail.web.access.Role;
import budgettrail.web.access.Viewer;
import budgettrail.web.problem.ProblemException;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.CollectionUtils;
import tools.jackson.databind.json.JsonMapper;

/** The dashboard's tables as files: the page's figures, to the fen. */
class DashboardSheetsTest extends QueryTest {
    private static final String YEAR_END = "?fiscalYear=2022&asOf=2022-12-31&department=035";
    private static final FiscalYear BEFORE = new FiscalYear(2021);

    /** How many rows a manager of 035002 sees. */
    private static final Map<String, Integer> OWN =
            Map.of("units", 1, "projects", 1, "lines", 18, "months", 12, "facts", 68);

    @Autowired private List<SheetSource> sources;

    private Visitor auditor = Visitor.stranger(0);

    @BeforeAll
    void theWholeYearIsIn() {
        record(Year2022.facts());
        record(formulas());
        json("/units?minPosition=" + record(manyLines()));
        auditor = visitor("auditor");
    }

    /** A unit and a project that a spreadsheet would take for formulas. */
    private static List<Fact> formulas() {
        var unit = new UnitCode("990");
        var project = new ProjectCode("P1");
        var line = new LineId(BEFORE, "990-1");
        var first = line.year().firstDay();
        var description = described(unit, project);
        return List.of(
                new UnitDescribed(unit, first, "=1+1", null, null),
                new ProjectDescribed(project, first, "＋局", null, null),
                new LineOpened(line, first, description),
                new Supplemented(
                        line, first, new AdjustmentId("a"), Money.yuan("0.01"), false, "d", "r"));
    }

    /** More lines of one unit than a page carries. */
    private static List<Fact> manyLines() {
        var unit = new UnitCode("991");
        var first = BEFORE.firstDay();
        return IntStream.range(1_000, 1_203)
                .<Fact>mapToObj(
                        number ->
                                new LineOpened(
                                        new LineId(BEFORE, "991-" + number),
                                        first,
                                        described(unit, null)))
                .toList();
    }

    private static LineDescription described(UnitCode unit, @Nullable ProjectCode project) {
        return new LineDescription(
                unit,
                new FunctionCode("2080101"),
                project == null ? ExpenditureKind.BASIC : ExpenditureKind.PROJECT,
                null,
                project,
                null,
                null,
                FundType.GENERAL_PUBLIC,
                null,
                false);
    }

    @ParameterizedTest
    @CsvSource({
        "units, department=035",
        "projects, department=035",
        "lines, department=035002",
        "units, department=035&with=2022-03-31",
        "projects, department=035&with=2022-11-30"
    })
    void theWorkbookHoldsWhatThePageShows(String table, String more) throws IOException {
        for (var language : List.of("zh", "en")) {
            for (var day : List.of("2022-06-30", "2022-12-31")) {
                var query = "?fiscalYear=2022&asOf=" + day + "&" + more;
                var page = auditor.get("/dashboard" + query, language).body();
                var shown = PageTable.of(page, table).rows();
                var rows = workbook("/tables/" + table + ".xlsx" + query, language);

                assertThat(shown).hasSizeGreaterThan(3).hasSize(rows.size() - 1);
                for (var at = 0; at < shown.size(); at++) {
                    assertThat(written(rows.getFirst(), rows.get(at + 1)))
                            .containsAllEntriesOf(first(shown.get(at)));
                }
            }
        }
    }

    /** The first text of each cell: what is joined to it is not compared. */
    private static Map<String, String> first(Map<String, List<String>> row) {
        var texts = new LinkedHashMap<String, String>();
        row.forEach((heading, all) -> texts.put(heading, all.isEmpty() ? "" : all.getFirst()));
        return texts;
    }

    /** A row of a workbook as a page writes it, by the headings of its columns. */
    private static Map<String, String> written(Row headings, Row row) {
        var texts = new LinkedHashMap<String, String>();
        texts.put(PageTable.NAME, row.getCellText(0));
        for (var at = 1; at < headings.getCellCount(); at++) {
            var heading = headings.getCellText(at);
            texts.put(
                    heading.replaceAll(" ?[（(](元|yuan|%)[）)]$", ""),
                    text(heading, row.getCell(at)));
        }
        return texts;
    }

    private static String text(String heading, org.dhatim.fastexcel.reader.Cell cell) {
        if (cell == null || cell.getType() != CellType.NUMBER) {
            return cell == null ? "" : cell.getText();
        }
        var number = new BigDecimal(cell.getRawValue());
        if (heading.contains("%")) {
            return cell.getRawValue() + " %";
        }
        var difference = heading.matches(".*(变化|change|百分点|points).*");
        return (difference && number.signum() > 0 ? "+" : "")
                + String.format(Locale.ROOT, "%,.2f", number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"units", "projects", "lines"})
    void theWorkbookHoldsWhatTheCsvHoldsToTheFen(String table) throws IOException {
        var query = YEAR_END + "&with=2022-06-30";
        var rows = workbook("/tables/" + table + ".xlsx" + query, "zh");
        var csv = csv("/tables/" + table + ".csv" + query);

        assertThat(csv).hasSizeGreaterThan(3).hasSize(rows.size() - 1);
        for (var at = 0; at < csv.size(); at++) {
            var numbers = 0;
            for (var cell : rows.get(at + 1)) {
                if (cell != null
                        && cell.getType() == CellType.NUMBER
                        && !cell.getText().isEmpty()) {
                    var field = csv.get(at).getField(cell.getColumnIndex());
                    if (field.matches("-?[0-9]+\\.[0-9]{2}")) {
                        assertThat(cell.getRawValue()).isEqualTo(field);
                        numbers++;
                    }
                }
            }
            assertThat(numbers).isGreaterThan(9);
        }
    }

    @Test
    void theTotalIsThatOfAllUnits() {
        var total = csv("/tables/units.csv" + YEAR_END).getLast();

        assertThat(total.getField("unit_name")).isEqualTo("TOTAL");
        assertThat(total.getField("execution_rate")).isEqualTo("96.65");
        assertThat(total.getField("lead")).isEqualTo("-3.35");
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
            var agreed = new ArrayList<>(csv.get(at).getHeader());
            agreed.retainAll(expected.get(at).getHeader());
            assertThat(agreed).hasSizeGreaterThan(11);
            for (var column : agreed) {
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
        assertThat(written(workbook("/tables/units.xlsx" + query, "zh").getFirst(), unit))
                .containsEntry("执行数", "0.00")
                .containsEntry("调整率", "无预算");
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

    /**
     * All but the facts of a search, which name the other line of a virement, and what was read.
     */
    static List<SheetSource> ofADepartment(List<SheetSource> sources) {
        return sources.stream()
                .filter(source -> !Set.of("search", "reads").contains(source.name()))
                .toList();
    }

    @Test
    void aUnitManagerGetsTheOwnUnitsTableAndNoOther() {
        var manager = new Viewer("m", Set.of(Role.UNIT_MANAGER), "035002");
        for (var source : ofADepartment(sources)) {
            var own = source.read(asked("fiscalYear", "2022"), manager);

            assertThat(own.provenance().scope()).extracting(SheetScope::code).isEqualTo("035002");
            if (OWN.containsKey(source.name())) {
                assertThat(own.rows()).hasSize(OWN.get(source.name()));
            }
            for (var other : List.of("035", "035001", "990")) {
                assertThatThrownBy(() -> source.read(asked("department", other), manager))
                        .isInstanceOf(ProblemException.class)
                        .hasMessage("UNKNOWN_UNIT");
            }
        }
    }

    @Test
    void everyFigureLeadsToItsFactsAndEveryNameToItsPage() {
        var page = auditor.get("/dashboard" + YEAR_END + "&with=2022-06-30", "en").body();
        var unit = PageTable.of(page, "units").links().get(1);
        var here = "fiscalYear=2022&asOf=2022-12-31&with=2022-06-30&department=";

        assertThat(unit.get(PageTable.NAME)).containsExactly("/dashboard?" + here + "035002");
        assertThat(unit.get("Disbursed"))
                .containsExactly("/facts?" + here + "035002&figure=DISBURSED");
        assertThat(unit.get("Adjustment, gross"))
                .containsExactly("/facts?" + here + "035002&figure=GROSS&of=INITIAL");
        assertThat(unit.get("Execution 2022-06-30"))
                .containsExactly(
                        "/facts?fiscalYear=2022&asOf=2022-06-30&department=035002"
                                + "&figure=DISBURSED&of=ADJUSTED");
        assertThat(PageTable.of(page, "projects").links().getFirst().get(PageTable.NAME))
                .containsExactly("/project?" + here + "035&project=410702220000000013207");
        assertThat(PageTable.of(page, "units").links().getLast().get("Disbursed"))
                .as("the total's")
                .containsExactly("/facts?" + here + "035&figure=DISBURSED");
    }

    @Test
    void twoDaysStandSideBySide() {
        var then = csv("/tables/units.csv?fiscalYear=2022&asOf=2022-06-30&department=035");
        var now = csv("/tables/units.csv" + YEAR_END + "&with=2022-06-30");

        assertThat(now).hasSize(4);
        for (var at = 0; at < now.size(); at++) {
            var row = now.get(at);
            assertThat(row.getField("compared_with")).isEqualTo("2022-06-30");
            assertThat(row.getField("execution_rate_then"))
                    .isEqualTo(then.get(at).getField("execution_rate"));
            assertThat(new BigDecimal(row.getField("disbursed_change")))
                    .isEqualTo(
                            new BigDecimal(row.getField("disbursed"))
                                    .subtract(new BigDecimal(then.get(at).getField("disbursed"))));
        }
        assertThat(now.getLast().getField("execution_change"))
                .as("51,710,300 of 53,504,100, less 24,421,079.66 of 53,784,100: 51.2415…")
                .isEqualTo("51.24");
    }

    /** Files know the rate by one name, whatever people call it. */
    @ParameterizedTest
    @CsvSource({
        "2022-06-30, 2022-03-31, Unspent share (%)",
        "2022-12-31, 2022-06-30, Unspent share / carry-over rate (%)",
        "2022-06-30, 2022-12-31, Unspent share / carry-over rate (%)",
        "2022-12-31, 2022-12-31, Carry-over rate (%)"
    })
    void whatIsLeftIsUnspentUntilTheYearEnds(String day, String other, String name) {
        var asked = "?fiscalYear=2022&department=035&asOf=" + day;
        var page = auditor.get("/dashboard" + asked + "&with=" + other, "en").body();
        assertThat(PageTable.of(page, "comparison").names().getLast()).isEqualTo(name);
        var moments = auditor.get("/compare" + asked + "&all=true&from=" + other, "en").body();
        assertThat(PageTable.of(moments, "moments").names()).contains(name);
        assertThat(PageTable.of(moments, "rate-differences").html()).contains(name);
        assertThat(csv("/tables/comparison.csv" + asked + "&with=" + other).getLast().getField(0))
                .isEqualTo("CARRY_OVER");
    }

    @Test
    void aFileOfTwoDaysSaysWhichTheyAre() {
        assertThat(csv("/tables/comparison.csv" + YEAR_END + "&with=2022-06-30"))
                .isNotEmpty()
                .allSatisfy(
                        row -> {
                            assertThat(row.getField("compared_with")).isEqualTo("2022-06-30");
                            assertThat(row.getField("sheet_as_of")).isEqualTo("2022-12-31");
                        });
    }

    @Test
    void aUnitWithNoneBelowItShowsItsLines() {
        var page = auditor.get("/dashboard" + YEAR_END + "002", "zh").body();

        assertThat(PageTable.of(page, "units").html()).isEmpty();
        var lines = PageTable.of(page, "lines");
        assertThat(lines.names()).hasSize(18).isSorted().allMatch(it -> it.startsWith("035002-"));
        assertThat(lines.links().getFirst().get(PageTable.NAME))
                .containsExactly(
                        "/line?fiscalYear=2022&asOf=2022-12-31&department=035002&line=2022%3A"
                                + lines.names().getFirst());
        assertThat(PageTable.of(auditor.get("/dashboard" + YEAR_END, "zh").body(), "lines").html())
                .isEmpty();
    }

    @Test
    void theLinesAreTheOracles() {
        var expected = Table.rows("expected_line_balances");
        var csv = csv("/tables/lines.csv" + YEAR_END);

        assertThat(csv).hasSize(expected.size());
        for (var at = 0; at < csv.size(); at++) {
            var row = expected.get(at);
            assertThat(csv.get(at).getField("line")).isEqualTo(row.getField("line_key"));
            assertThat(csv.get(at).getField("unit")).isEqualTo(row.getField("unit_code"));
            assertThat(csv.get(at).getField("adjusted_budget")).isEqualTo(row.getField("adjusted"));
            assertThat(csv.get(at).getField("disbursed")).isEqualTo(row.getField("disbursed_net"));
            assertThat(csv.get(at).getField("carry_over")).isEqualTo(row.getField("carry_over"));
        }
    }

    @Test
    void aPageCarriesTwoHundredLinesAndItsFilesAll() {
        var query = "?fiscalYear=2021&asOf=2021-12-31&department=991";
        var page = auditor.get("/dashboard" + query, "en").body();

        assertThat(PageTable.of(page, "lines").names())
                .hasSize(200)
                .startsWith("991-1000")
                .endsWith("991-1199");
        assertThat(page)
                .contains("Rows 1 to 200 of 203; the files list more.")
                .doesNotContain("rel=\"prev\"");
        assertThat(csv("/tables/lines.csv" + query)).hasSize(203);
        var later = Pattern.compile("rel=\"next\" href=\"([^\"]*)\"").matcher(page);
        assertThat(later.find()).isTrue();
        assertThat(later.group(1)).contains("lines.from=200").endsWith("#lines");
        for (var from : List.of("200", "999999999")) {
            var rest = auditor.get("/dashboard" + query + "&lines.from=" + from, "en").body();
            assertThat(PageTable.of(rest, "lines").names())
                    .containsExactly("991-1200", "991-1201", "991-1202");
            assertThat(rest)
                    .contains("Rows 201 to 203 of 203;", "rel=\"prev\"")
                    .doesNotContain("rel=\"next\"");
            assertThat(PageTable.of(rest, "lines").html()).doesNotContain("name=\"lines.from\"");
            assertThat(PageTable.of(rest, "lines").links().toString()).doesNotContain("lines.from");
        }
        var sorted = query + "&lines.sort=-line&lines.from=200";
        assertThat(PageTable.of(auditor.get("/dashboard" + sorted, "en").body(), "lines").names())
                .containsExactly("991-1002", "991-1001", "991-1000");
        assertThat(csv("/tables/lines.csv" + sorted)).hasSize(203);
        assertThat(auditor.get("/dashboard" + query + "&lines.from=x", "en").statusCode())
                .isEqualTo(400);
    }

    @Test
    void eachTableLeadsToItsFiles() {
        var page = auditor.get("/dashboard" + YEAR_END, "en").body();
        for (var table : List.of("units", "projects")) {
            for (var format : List.of("csv", "xlsx", "json")) {
                assertThat(page)
                        .contains(
                                "href=\"/tables/%s.%s%s\""
                                        .formatted(table, format, YEAR_END)
                                        .replace("&", "&amp;"));
            }
        }
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
                        Map.of(
                                name,
                                List.of(value),
                                "asOf",
                                List.of("2022-12-31"),
                                "with",
                                List.of("2022-06-30"),
                                "figure",
                                List.of("DISBURSED"))));
    }

    private List<NamedCsvRecord> csv(String path) {
        return auditor.table(path, "zh");
    }

    private List<Row> workbook(String path, String language) throws IOException {
        var file = new ByteArrayInputStream(auditor.bytes(path, language));
        try (var book = new ReadableWorkbook(file)) {
            return book.getFirstSheet().read();
        }
    }
}
