package budgettrail.query.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import budgettrail.query.SampleYearTest;
import budgettrail.query.Visitor;
import budgettrail.query.page.Views;
import budgettrail.query.sheet.Asked;
import budgettrail.query.sheet.Cell;
import budgettrail.query.sheet.SheetSource;
import budgettrail.web.access.Role;
import budgettrail.web.access.Viewer;
import budgettrail.web.problem.ProblemException;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.json.JsonMapper;

/** The facts behind a figure as a file: all of them, and their sum. */
class FactSheetTest extends SampleYearTest {
    private static final String YEAR_END = "?fiscalYear=2022&asOf=2022-12-31&department=035";
    private static final Viewer AUDITOR = new Viewer("a", Set.of(Role.AUDITOR), null);

    @Autowired private Views views;
    @Autowired private List<SheetSource> sources;
    private Visitor auditor = Visitor.stranger(0);

    @BeforeAll
    void comeIn() {
        auditor = visitor("auditor");
    }

    @ParameterizedTest
    @CsvSource({
        "figure=DISBURSED, 51710300.00",
        "figure=GROSS&of=INITIAL, 1239000.00",
        "figure=DISBURSED&item=ALL, 16500.00",
        "figure=ADJUSTED&project=410702220000000013207, 24380000.00",
        "figure=PENDING, 0.00"
    })
    void theRowsAddUpToTheTotalAndItIsTheFigure(String asked, String sum) {
        var rows = csv(YEAR_END + "&" + asked, "zh");
        var listed = rows.subList(0, rows.size() - 1);

        assertThat(rows.getLast().getField("effective")).isEqualTo("TOTAL");
        assertThat(rows.getLast().getField("amount")).isEqualTo(sum);
        assertThat(
                        listed.stream()
                                .map(row -> new BigDecimal(row.getField("amount")))
                                .reduce(new BigDecimal("0.00"), BigDecimal::add))
                .isEqualTo(new BigDecimal(sum));
    }

    @Test
    void allOfThemAreListedInOrder() throws IOException {
        var query = YEAR_END + "&figure=DISBURSED";
        var rows = csv(query, "zh");
        var listed = rows.subList(0, rows.size() - 1);
        var json = auditor.get("/tables/facts.json" + query, "zh").body();

        assertThat(listed).hasSizeGreaterThan(250);
        assertThat(listed)
                .extracting(row -> row.getField("effective"))
                .isSorted()
                .allMatch(day -> day.startsWith("2022-"));
        assertThat(listed).extracting(row -> row.getField("position")).doesNotHaveDuplicates();
        assertThat(JsonMapper.builder().build().readTree(json).get("rows")).hasSize(listed.size());
        assertThat(auditor.get("/facts" + query, "en").body())
                .contains(listed.size() + " facts add up to it: ", "/tables/facts.xlsx?")
                .doesNotContain("A file lists the first", "??");
        try (var book =
                new ReadableWorkbook(
                        new ByteArrayInputStream(
                                auditor.bytes("/tables/facts.xlsx" + query, "zh")))) {
            assertThat(book.getFirstSheet().read()).hasSize(rows.size() + 1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "item=ALL, 035 item=ALL, '，只含“三公”经费指标：全部', ', three-public lines alone: all of them'",
        "item=PROCUREMENT, 035 item=PROCUREMENT, '，只含政府采购指标',"
                + " ', government procurement lines alone'",
        "within=035, 035, '', ''"
    })
    void theScopeIsThatOfTheLinesThatCount(String asked, String code, String zh, String en) {
        var query = YEAR_END + "&figure=DISBURSED&" + asked;

        assertThat(csv(query, "zh"))
                .extracting(row -> row.getField("sheet_scope"))
                .containsOnly(code);
        assertThat(scope(query, "zh")).isEqualTo(scope(YEAR_END + "&figure=DISBURSED", "zh") + zh);
        assertThat(scope(query, "en")).isEqualTo(scope(YEAR_END + "&figure=DISBURSED", "en") + en);
    }

    private String scope(String query, String language) {
        var json = auditor.get("/tables/facts.json" + query, language).body();
        return JsonMapper.builder().build().readTree(json).at("/scope/name").asString();
    }

    @Test
    void oneFactIsCountedAsOneAndNoneIsNotCounted() {
        var line = "/facts?line=2022:035001-2080101-B-30101-50101&asOf=2022-01-01&figure=";

        assertThat(auditor.get(line + "INITIAL", "en").body())
                .contains("One fact adds up to it: 902,600.00 yuan.");
        assertThat(auditor.get(line + "INITIAL", "zh").body())
                .contains("由 1 条事实相加得出：902,600.00 元。");
        assertThat(auditor.get(line + "DISBURSED", "en").body())
                .contains("No fact adds to this figure")
                .doesNotContain("up to it");
    }

    @Test
    void eachFactIsToldInTheLanguageThatIsAskedFor() {
        var query = YEAR_END + "&figure=GROSS";
        var chinese = csv(query, "zh").getFirst();
        var english = csv(query, "en").getFirst();

        assertThat(english.getField("sentence")).matches("(Supplement|Reduction|Virement) of .*");
        assertThat(english.getField("details")).contains("Document: ", "; ");
        assertThat(chinese.getField("sentence")).isNotEqualTo(english.getField("sentence"));
        assertThat(chinese.getField("details")).contains("文号：", "；");
        assertThat(chinese.getField("line")).startsWith("2022:0350");
        assertThat(chinese.getField("actor")).isEqualTo("clerk");
        assertThat(chinese.getField("recorded")).endsWith("+08:00");
        assertThat(chinese.getField("figure")).isEqualTo("GROSS");
        assertThat(csv(YEAR_END + "&figure=DISBURSED", "zh").getFirst().getField("payment"))
                .isNotEmpty();
        for (var language : List.of("zh", "en")) {
            assertThat(auditor.get("/tables/facts.csv" + query, language).body())
                    .doesNotContain("??", "fact.");
        }
    }

    @Test
    void aListThatIsCutSaysSoAndItsTotalIsOfAll() {
        var whole = source(FactSheet.MOST).read(asked("DISBURSED"), AUDITOR);
        var cut = source(10).read(asked("DISBURSED"), AUDITOR);

        assertThat(whole.rows()).hasSize((int) whole.all());
        assertThat(whole.total()).isNotNull().startsWith(Cell.TOTAL);
        assertThat(cut.rows().stream().toList())
                .isEqualTo(whole.rows().stream().limit(10).toList());
        assertThat(cut.all()).isEqualTo(whole.all());
        assertThat(cut.total())
                .isNotNull()
                .startsWith(Cell.TOTAL_WITH_UNLISTED)
                .endsWith(whole.total().getLast());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&figure=", "&figure=NOTHING", "&figure=DISBURSED&item=x"})
    void aWrongParameterIsRefused(String asked) {
        assertThat(auditor.get("/tables/facts.csv" + YEAR_END + asked, "en").statusCode())
                .isEqualTo(400);
    }

    @Test
    void aUnitManagerGetsTheOwnFactsOnly() {
        var manager = new Viewer("m", Set.of(Role.UNIT_MANAGER), "035002");
        var own = source(FactSheet.MOST).read(asked("DISBURSED"), manager);

        assertThat(own.rows()).hasSizeGreaterThan(10);
        assertThat(own.rows().stream().map(row -> row.get(3).toString()).toList())
                .allMatch(line -> line.contains("2022:035002-"));
        var other = asked("DISBURSED");
        other.parameters().add("department", "035001");
        assertThatThrownBy(() -> source(FactSheet.MOST).read(other, manager))
                .isInstanceOf(ProblemException.class)
                .hasMessage("UNKNOWN_UNIT");
    }

    @Test
    void thereIsOneSourceOfTheName() {
        assertThat(sources).extracting(SheetSource::name).containsOnlyOnce(FactSheet.FACTS);
    }

    private SheetSource source(int most) {
        return new FactSheet(views, log, most);
    }

    private static Asked asked(String figure) {
        var asked = new LinkedMultiValueMap<String, String>();
        asked.add("fiscalYear", "2022");
        asked.add("figure", figure);
        return new Asked(asked);
    }

    private List<NamedCsvRecord> csv(String query, String language) {
        return auditor.table("/tables/facts.csv" + query, language);
    }
}
