package budgettrail.query.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.event.Fact;
import budgettrail.event.line.AppropriationEvent.Appropriated;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineDescription;
import budgettrail.event.line.LineId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.EconomicCode;
import budgettrail.event.reference.ExpenditureKind;
import budgettrail.event.reference.FiscalYear;
import budgettrail.event.reference.FunctionCode;
import budgettrail.event.reference.FundType;
import budgettrail.event.reference.UnitCode;
import budgettrail.query.QueryTest;
import budgettrail.query.Visitor;
import budgettrail.query.figures.ThreePublicItem;
import budgettrail.query.reading.Moment;
import budgettrail.query.reading.Reading;
import budgettrail.query.reading.Sight;
import budgettrail.query.reading.Snapshot;
import budgettrail.query.reading.Units;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.HtmlUtils;

/** Rates of lines chosen by what they are for and paid out of: “三公” and 政府采购. */
class ControlTest extends QueryTest {
    private static final FiscalYear BUYING = new FiscalYear(2021);
    private static final FiscalYear NOT_BUYING = new FiscalYear(2020);
    private static final FiscalYear RECEIVING = new FiscalYear(2019);
    private static final EconomicCode RECEPTION = new EconomicCode("30217");
    private static final EconomicCode OFFICE = new EconomicCode("30201");
    private static final Pattern EXECUTION =
            Pattern.compile("(?s)aria-labelledby=\"tile-execution\".*?</section>");

    private Visitor auditor = Visitor.stranger(0);

    @Autowired private Reading reading;

    @BeforeAll
    void someLines() {
        json("/units?minPosition=" + record(facts()));
        auditor = visitor("auditor");
    }

    static List<Fact> facts() {
        var facts = new ArrayList<Fact>();
        facts.addAll(line(BUYING, "BOUGHT", described(OFFICE, FundType.GENERAL_PUBLIC, true), 80));
        facts.addAll(line(BUYING, "PLAIN", described(OFFICE, FundType.GENERAL_PUBLIC, false), 70));
        var plain = described(OFFICE, FundType.GENERAL_PUBLIC, false);
        facts.addAll(line(NOT_BUYING, "PLAIN", plain, 50));
        var paid = 1; // Each sum of them is the sum of those alone.
        for (var fund : FundType.values()) {
            facts.addAll(received(fund.name(), fund, null, paid));
            paid *= 2;
        }
        facts.addAll(received("PART", FundType.UNIT_FUNDS, Money.yuan("40.00"), 32));
        facts.addAll(received("NO-PART", FundType.GENERAL_PUBLIC, Money.ZERO, 64));
        return facts;
    }

    @Test
    void procurementIsJudgedBesideExecution() {
        var tile = tile("/dashboard?fiscalYear=2021");

        assertThat(tile).contains("Procurement<", "80.00 %", "Target = 100 %");
        assertThat(tile).contains("class=\"light breach\"");
        assertThat(tile("/line?line=2021:BOUGHT")).contains("80.00 %", "Target = 100 %");
    }

    @Test
    void procurementLeadsToItsFacts() {
        var way = Pattern.compile("href=\"(/facts[^\"]*item=PROCUREMENT[^\"]*)\"");
        var link = way.matcher(tile("/dashboard?fiscalYear=2021"));
        assertThat(link.find()).isTrue();

        var facts = body(HtmlUtils.htmlUnescape(link.group(1)), "en");
        assertThat(facts)
                .contains("Government procurement lines alone.", "80.00 %", "BOUGHT-1")
                .doesNotContain("PLAIN-1");
    }

    @Test
    void twoMomentsOfProcurementSayThatTheyAreOfNothingElse() {
        var moments = "fiscalYear=2021&asOf=2021-12-31&from=2020-12-31&item=PROCUREMENT&by=LINE";
        var page = body("/compare?" + moments, "en");
        assertThat(page)
                .contains("U, government procurement lines alone 2021 · ")
                .contains("Government procurement lines alone.")
                .doesNotContain("PLAIN");
        var name = Pattern.compile("href=\"(/compare[^\"]*BOUGHT[^\"]*)\"").matcher(page);
        assertThat(name.find()).isTrue();
        assertThat(name.group(1)).contains("item=PROCUREMENT");
        for (var table : List.of("moments", "differences", "rate-differences")) {
            var row = row("/tables/" + table + ".csv?" + moments);
            assertThat(row.getField("sheet_scope")).isEqualTo("U item=PROCUREMENT");
        }
        assertThat(body("/compare?fiscalYear=2019&asOf=2019-12-31&item=RECEPTION", "zh"))
                .contains("U，只含“三公”经费指标：公务接待 2019 · ", "只含“三公”经费指标：公务接待<");
    }

    @Test
    void whereNothingIsProcuredThereIsNothingToJudge() {
        assertThat(tile("/dashboard?fiscalYear=2020"))
                .contains("Procurement<", "class=\"light none\"")
                .doesNotContain("= 100 %", "PROCUREMENT");
    }

    @ParameterizedTest
    @CsvSource({"BOUGHT, 80.00, N", "PLAIN, '', ''"})
    void filesTellItOfEachLine(String line, String rate, String ok) {
        var row = row("/tables/lines.csv?fiscalYear=2021&lines.find=" + line);

        assertThat(row.getField("procurement_rate")).isEqualTo(rate);
        assertThat(row.getField("procurement_ok")).isEqualTo(ok);
    }

    @Test
    void aLineSaysThatItIsForProcurement() {
        assertThat(body("/line?line=2021:BOUGHT", "zh")).contains("<dt>政府采购</dt>");
        assertThat(body("/line?line=2021:PLAIN", "zh")).doesNotContain("<dt>政府采购</dt>");
    }

    @Test
    void theFiscalPartOfALineIsPrintedAsAllAmounts() {
        var line =
                line(
                        new FiscalYear(2018),
                        "PART",
                        described(OFFICE, FundType.UNIT_FUNDS, Money.yuan("500000.00"), false),
                        1);
        json("/units?minPosition=" + record(line));
        assertThat(body("/line?line=2018:PART", "zh")).contains(">500,000.00 元<");
        assertThat(body("/line?line=2018:PART", "en")).contains(">500,000.00 yuan<");
        assertThat(json("/budget-lines/2018:PART").at("/budgetLine/fiscalAppropriation").asString())
                .isEqualTo("500000.00");
    }

    /** Of the three fiscal budgets all, unless a part is said; of other money the part that is. */
    @Test
    void onlyFiscalAppropriationIsControlled() {
        var row = json("/indicators?fiscalYear=2019&level=UNIT").get("indicators").get(0);
        assertThat(row.get("threePublic").get("rate").asString())
                .as("1 + 2 + 4 + 32 out of four hundred")
                .isEqualTo("9.75");
        var december = get("auditor", "/three-public.csv?fiscalYear=2019").body().strip();
        assertThat(december).endsWith("2019-12-31,400.00,39.00,9.75");
        assertThat(body("/facts?fiscalYear=2019&figure=DISBURSED&item=ALL", "en"))
                .contains("39.00", "PART-1")
                .doesNotContain("NO-PART-1", "SPECIAL_ACCOUNT-1", "UNIT_FUNDS-1");
        var months =
                reading.at(
                        new Moment(RECEIVING.lastDay(), null, log.head()),
                        snapshot -> Months.of(snapshot, controlled(snapshot)));
        assertThat(months.all().getLast().figures().disbursed().yuan()).isEqualTo("39.00");
    }

    private static Scope controlled(Snapshot snapshot) {
        var everything = new Sight(Units.of(snapshot), null);
        return Scope.of(RECEIVING, everything).ofItems(ThreePublicItem.allCodes());
    }

    private static List<Fact> received(
            String key, FundType fund, @Nullable Money fiscal, int paid) {
        return line(RECEIVING, key, described(RECEPTION, fund, fiscal, false), paid);
    }

    private NamedCsvRecord row(String file) {
        return auditor.table(file, "en").getFirst();
    }

    private String tile(String path) {
        var tile = EXECUTION.matcher(body(path, "en"));
        assertThat(tile.find()).isTrue();
        return tile.group();
    }

    private String body(String path, String language) {
        var answer = auditor.get(path, language);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** A hundred yuan, some of it paid. */
    private static List<Fact> line(
            FiscalYear year, String key, LineDescription description, int paid) {
        var line = new LineId(year, key);
        var day = year.firstDay();
        return List.of(
                new LineOpened(line, day, description),
                new Appropriated(line, day, Money.yuan("100.00"), null, null),
                new DisbursementRecorded(
                        line,
                        day,
                        new DisbursementId(year + key + "-1"),
                        Money.yuan(paid + ".00"),
                        new UnitCode("U"),
                        new VoucherNumber(key + "-1"),
                        "payee",
                        null,
                        null,
                        null));
    }

    private static LineDescription described(
            EconomicCode economic, FundType fund, boolean procurement) {
        return described(economic, fund, null, procurement);
    }

    private static LineDescription described(
            EconomicCode economic, FundType fund, @Nullable Money fiscal, boolean procurement) {
        return new LineDescription(
                new UnitCode("U"),
                new FunctionCode("2080101"),
                ExpenditureKind.BASIC,
                null,
                null,
                economic,
                null,
                fund,
                fiscal,
                procurement);
    }
}
