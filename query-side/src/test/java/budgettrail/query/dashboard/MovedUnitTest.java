package budgettrail.query.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.event.line.AppropriationEvent.Appropriated;
import budgettrail.event.line.AppropriationEvent.LineDescribed;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineDescription;
import budgettrail.event.line.LineId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.EconomicCode;
import budgettrail.event.reference.ExpenditureKind;
import budgettrail.event.reference.FunctionCode;
import budgettrail.event.reference.FundType;
import budgettrail.event.reference.ProjectCode;
import budgettrail.event.reference.ReferenceEvent.UnitDescribed;
import budgettrail.event.reference.UnitCode;
import budgettrail.query.Described;
import budgettrail.query.QueryTest;
import budgettrail.query.Visitor;
import budgettrail.web.access.FirstManagers;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** A unit passes to another department in July: until then it is that of the one before. */
@Import(MovedUnitTest.Managers.class)
class MovedUnitTest extends QueryTest {
    private static final ProjectCode PROJECT = new ProjectCode("P");
    private static final UnitCode BEFORE = new UnitCode("034");
    private static final UnitCode AFTER = new UnitCode("035");
    private static final UnitCode STAYS = new UnitCode("035001");
    private static final UnitCode MOVES = new UnitCode("034009");
    private static final UnitCode COMES = new UnitCode("035777");
    private static final UnitCode LEAVES = new UnitCode("034010");
    private static final UnitCode GOES = new UnitCode("034011");
    private static final UnitCode BEGINS = new UnitCode("034012");
    private static final LocalDate FIRST = LocalDate.of(2022, 1, 1);
    private static final String YEAR = "fiscalYear=2022&asOf=2022-12-31";
    private static final String COMPARED = YEAR + "&department=035&with=2022-06-30";

    private Visitor auditor = Visitor.stranger(0);
    private Visitor manager = Visitor.stranger(0);

    static class Managers {
        @Bean
        FirstManagers managers() {
            return () -> Map.of("manager", AFTER.value(), "former", BEFORE.value());
        }
    }

    @BeforeAll
    void aUnitPassesToAnotherDepartment() {
        var stays = LineId.of("2022:STAYS");
        var moves = LineId.of("2022:MOVES");
        var last =
                record(
                        List.of(
                                unit(BEFORE, FIRST, null),
                                unit(AFTER, FIRST, null),
                                unit(STAYS, FIRST, AFTER),
                                unit(MOVES, FIRST, BEFORE),
                                unit(MOVES, LocalDate.of(2022, 7, 1), AFTER),
                                unit(COMES, LocalDate.of(2022, 9, 1), AFTER),
                                new LineOpened(stays, FIRST, receptions(STAYS)),
                                new Appropriated(stays, FIRST, Money.yuan("50.00"), "d", null),
                                new LineOpened(moves, FIRST, receptions(MOVES)),
                                new Appropriated(moves, FIRST, Money.yuan("100.00"), "d", null),
                                paid(moves, "p", LocalDate.of(2022, 3, 1), "10.00", MOVES)));
        json("/units?minPosition=" + last);
        json("/units?minPosition=" + aDepartmentBecomesAUnit());
        json("/units?minPosition=" + aUnitBecomesADepartment());
        json("/units?minPosition=" + aUnitPaysAfterItHasLeft());
        json("/units?minPosition=" + aUnitIsToPassNextYear());
        json("/units?minPosition=" + aLineComesToAUnitThatHasLeft());
        auditor = visitor("auditor");
        manager = visitor("manager");
    }

    private long aDepartmentBecomesAUnit() {
        var becomes = new UnitCode("040");
        var below = new UnitCode("040001");
        var line = LineId.of("2022:BELOW");
        return record(
                List.of(
                        unit(new UnitCode("036"), FIRST, null),
                        unit(becomes, FIRST, null),
                        unit(below, FIRST, becomes),
                        unit(becomes, LocalDate.of(2022, 7, 1), new UnitCode("036")),
                        new LineOpened(line, FIRST, receptions(below)),
                        new Appropriated(line, FIRST, Money.yuan("70.00"), "d", null),
                        paid(line, "below", LocalDate.of(2022, 3, 1), "7.00", below)));
    }

    private long aUnitBecomesADepartment() {
        var becomes = new UnitCode("050");
        var below = new UnitCode("050001");
        var own = LineId.of("2022:050");
        var belows = LineId.of("2022:050001");
        return record(
                List.of(
                        unit(becomes, FIRST, new UnitCode("036")),
                        unit(below, FIRST, becomes),
                        unit(becomes, LocalDate.of(2022, 7, 1), null),
                        new LineOpened(own, FIRST, receptions(becomes)),
                        new Appropriated(own, FIRST, Money.yuan("30.00"), "d", null),
                        paid(own, "050", LocalDate.of(2022, 3, 1), "3.00", becomes),
                        new LineOpened(belows, FIRST, receptions(below)),
                        new Appropriated(belows, FIRST, Money.yuan("40.00"), "d", null),
                        paid(belows, "050001", LocalDate.of(2022, 3, 1), "8.00", below)));
    }

    private long aUnitPaysAfterItHasLeft() {
        var line = LineId.of("2022:LEAVES");
        return record(
                List.of(
                        unit(LEAVES, LocalDate.of(2021, 1, 1), BEFORE),
                        unit(LEAVES, LocalDate.of(2022, 7, 1), new UnitCode("036")),
                        new LineOpened(line, FIRST, receptions(LEAVES)),
                        paid(line, "after", LocalDate.of(2022, 8, 1), "3.00", LEAVES)));
    }

    private long aLineComesToAUnitThatHasLeft() {
        var other = new UnitCode("036");
        var line = LineId.of("2022:COMES");
        return record(
                List.of(
                        new LineOpened(line, FIRST, Described.ofProject(other, PROJECT)),
                        paid(line, "others", LocalDate.of(2022, 3, 1), "5.00", other),
                        new LineDescribed(
                                line,
                                LocalDate.of(2022, 9, 1),
                                Described.ofProject(LEAVES, PROJECT))));
    }

    /** Neither the unit nor the line was his at the same time. */
    @Test
    void theManagerBeforeSeesNoLineThatComesToItLater() {
        var former = visitor("former");
        for (var day : List.of("2022-06-30", "2022-12-31")) {
            var pages =
                    List.of(
                            "/line?line=2022:COMES&asOf=" + day,
                            "/payment?payment=others&asOf=" + day,
                            "/project?project=P&asOf=" + day);
            for (var page : pages) {
                var whole = page + "&department=036";
                assertThat(auditor.get(whole, "en").statusCode()).as(whole).isEqualTo(200);
                assertThat(former.get(page, "en").statusCode()).as(page).isEqualTo(404);
            }
        }
        var payment = get("former", "/disbursements/others?asOf=2022-06-30");
        assertThat(payment.statusCode()).isEqualTo(404);
    }

    /** All that there is of it bears its code. */
    private long aUnitIsToPassNextYear() {
        var line = LineId.of("2022:" + GOES.value());
        return record(
                List.of(
                        unit(GOES, FIRST, BEFORE),
                        unit(GOES, LocalDate.of(2023, 1, 1), AFTER),
                        unit(BEGINS, LocalDate.of(2023, 1, 1), AFTER),
                        new LineOpened(
                                LineId.of("2023:BEGINS"),
                                LocalDate.of(2023, 1, 1),
                                receptions(BEGINS)),
                        new LineOpened(line, FIRST, receptions(GOES)),
                        paid(line, GOES.value(), LocalDate.of(2022, 5, 1), "4.00", GOES)));
    }

    /** What it did before is for its managers of that day as well, but not before that day. */
    @Test
    void isNotShownBeforeTheDayOnWhichItPasses() {
        var questions =
                List.of(
                        "/budget-lines?fiscalYear=2022&unit=%s",
                        "/disbursements?unit=%s",
                        "/units?unit=%s",
                        "/indicators?fiscalYear=2022&level=LINE&unit=%s",
                        "/facts?q=voucher:034011%%20unit:%s");
        for (var question : questions) {
            var next = question.formatted(AFTER.value()) + "&asOf=2023-01-01";
            assertThat(get("auditor", next).body()).contains(GOES.value());
            assertThat(get("manager", next).body()).as(next).doesNotContain(GOES.value());
            var today = question.formatted(BEFORE.value());
            assertThat(get("former", today).body()).as(today).contains(GOES.value());
        }
        var pages = List.of("/line?line=2022:034011", "/payment?payment=034011");
        for (var page : pages) {
            var next = page + "&asOf=2023-01-01";
            assertThat(auditor.get(next, "en").statusCode()).as(next).isEqualTo(200);
            assertThat(manager.get(next, "en").statusCode()).as(next).isEqualTo(404);
        }
        var all = "/dashboard?fiscalYear=2022&asOf=2023-01-01";
        assertThat(manager.get(all, "en").body()).contains(MOVES.value());
        assertThat(manager.get(all, "en").body()).doesNotContain(GOES.value());
    }

    /** It is nobody else's until then. */
    @Test
    void aUnitThatIsToBeginIsShownAsOfItsDay() {
        var next = "/units?unit=" + AFTER.value() + "&asOf=2023-01-01";
        assertThat(get("manager", next).body()).contains(BEGINS.value());
        assertThat(get("manager", "/units?unit=" + BEGINS.value() + "&asOf=2023-01-01").body())
                .contains(BEGINS.value());
        assertThat(get("former", next).statusCode()).isEqualTo(404);
    }

    /** Whatever year the page is shown of: it looks through the facts of all days. */
    @Test
    void theManagerBeforeFindsNothingOfWhatItDoesLater() {
        assertThat(found("auditor", "voucher:after")).containsOnly(1L);
        assertThat(found("former", "voucher:after")).containsOnly(0L);
    }

    @Test
    void aUnitThatIsToBeginIsFoundByWhomItWillBelongTo() {
        assertThat(found("auditor", "line:2023:BEGINS")).containsOnly(1L);
        assertThat(found("manager", "line:2023:BEGINS")).containsOnly(1L);
        assertThat(found("former", "line:2023:BEGINS")).containsOnly(0L);
    }

    /** How many facts the API has, and the page and the file of each year. */
    private List<Long> found(String user, String query) {
        var visitor = visitor(user);
        var counts = new ArrayList<Long>();
        counts.add(json(get(user, "/facts?q=" + query)).get("count").asLong());
        for (var year : List.of("", "&fiscalYear=2021", "&fiscalYear=2022")) {
            var asked = "search?q=" + query + year;
            var page = visitor.get("/" + asked, "en").body();
            counts.add(Long.valueOf(page.replaceFirst("(?s).*Facts found: (\\d+).*", "$1")));
            var file = asked.replace("?", ".csv?");
            counts.add((long) visitor.table("/tables/" + file, "en").size());
        }
        return counts;
    }

    @Test
    void oneThatWasADepartmentHadAllThatWasBelowIt() {
        for (var department : List.of("040", "036")) {
            var asked = YEAR + "&with=2022-06-30&department=" + department;
            var unit = row(auditor.table("/tables/units.csv?" + asked, "zh"), "unit", "040");
            assertThat(unit.getField("execution_rate_then")).isEqualTo("10.00");
            assertThat(unit.getField("disbursed_change")).isEqualTo("0.00");
        }
    }

    @Test
    void oneThatIsADepartmentNowIsComparedByItsOwnLines() {
        var asked = YEAR + "&with=2022-06-30&department=050";
        var sheet = auditor.table("/tables/units.csv?" + asked, "zh");
        assertThat(row(sheet, "unit", "050").getField("execution_rate_then")).isEqualTo("10.00");
        assertThat(row(sheet, "unit", "050001").getField("execution_rate_then")).isEqualTo("20.00");
        assertThat(row(sheet, "unit_name", "TOTAL").getField("execution_rate_then"))
                .isEqualTo("15.71");
        assertThat(sheet)
                .extracting(row -> row.getField("disbursed_change"))
                .containsExactly("0.00", "0.00", "0.00");
    }

    /** What only became a department, or a unit of another one, has not changed. */
    @ParameterizedTest
    @ValueSource(strings = {"040", "050"})
    void differsInNothingWhereOnlyWhatIsAboveItHasChanged(String unit) {
        var asked = YEAR + "&from=2022-06-30&department=" + unit;
        for (var table : List.of("differences", "rate-differences")) {
            assertThat(auditor.table("/tables/" + table + ".csv?" + asked, "zh")).isEmpty();
        }
        assertThat(auditor.get("/compare?" + asked, "en").body()).contains("Nothing differs");
        for (var all : List.of("", "&unit=" + unit)) {
            var answer = json("/comparison?level=UNIT&from=2022-06-30&" + YEAR + all);
            assertThat(answer.get("rows").valueStream())
                    .noneMatch(row -> row.get("key").asString().startsWith(unit));
        }
    }

    @Test
    void isNotOfTheDepartmentOnTheDayToCompareWith() {
        for (var visitor : List.of(auditor, manager)) {
            var sheet = visitor.table("/tables/comparison.csv?" + COMPARED, "zh");
            assertThat(row(sheet, "figure", "INITIAL").getField("then")).isEqualTo("50.00");
            assertThat(row(sheet, "figure", "INITIAL").getField("now")).isEqualTo("150.00");
            assertThat(visitor.get("/facts?" + COMPARED + "&figure=INITIAL", "en").body())
                    .contains("+100.00");
            assertThat(visitor.get("/dashboard?" + COMPARED, "en").body()).contains("+100.00");
        }
    }

    @Test
    void itsOwnFiguresAreWhatTheyWereWhereverItWas() {
        var seen = auditor.table("/tables/units.csv?" + COMPARED, "zh");
        assertThat(row(seen, "unit", MOVES.value()).getField("execution_rate_then"))
                .isEqualTo("10.00");
        var unseen = manager.table("/tables/units.csv?" + COMPARED, "zh");
        assertThat(row(unseen, "unit", MOVES.value()).getField("execution_rate_then")).isEmpty();
        for (var sheet : List.of(seen, unseen)) {
            assertThat(row(sheet, "unit", AFTER.value()).getField("execution_rate_then"))
                    .isEqualTo("0.00");
            assertThat(row(sheet, "unit", AFTER.value()).getField("disbursed_change"))
                    .isEqualTo("10.00");
        }
    }

    @Test
    void bringsItsPastAlongInTheMonthInWhichItCame() {
        for (var visitor : List.of(auditor, manager)) {
            var months = visitor.table("/tables/months.csv?" + YEAR + "&department=035", "zh");
            assertThat(months)
                    .extracting(month -> month.getField("adjusted_budget"))
                    .startsWith("50.00", "50.00", "50.00", "50.00", "50.00", "50.00", "150.00")
                    .endsWith("150.00");
            assertThat(months)
                    .extracting(month -> month.getField("disbursed_in_month"))
                    .startsWith("0.00", "0.00", "0.00", "0.00", "0.00", "0.00", "10.00", "0.00");
        }
        var before = auditor.table("/tables/months.csv?" + YEAR + "&department=034", "zh");
        assertThat(before)
                .extracting(month -> month.getField("adjusted_budget"))
                .startsWith("100.00", "100.00", "100.00", "100.00", "100.00", "100.00", "0.00");
    }

    @Test
    void eachMonthOfTheThreePublicIsThatOfItsEnd() {
        for (var asked :
                List.of("auditor /three-public.csv?unit=035&", "manager /three-public.csv?")) {
            var user = asked.split(" ");
            var answer = get(user[0], user[1] + "fiscalYear=2022");
            assertThat(records(answer.body()))
                    .extracting(month -> month.getField("budget"))
                    .startsWith("50.00", "50.00", "50.00", "50.00", "50.00", "50.00", "150.00");
        }
    }

    /** What it has done since is not told through the moment to compare from. */
    @Test
    void theManagerBeforeSeesNothingOfItNow() {
        var between = "/facts?" + YEAR + "&from=2022-06-30&department=034009&figure=INITIAL";
        assertThat(visitor("former").get(between, "en").body()).contains("-100.00");
    }

    /** Its own page leads to days on which it was not there. */
    @Test
    void whatComesLaterInTheYearHasAnEmptyPageBefore() {
        var page = "/dashboard?fiscalYear=2022&asOf=2022-03-31&department=";
        for (var visitor : List.of(auditor, manager)) {
            var answer = visitor.get(page + COMES, "en");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("Nothing to show").doesNotContain("tile-adjusted");
        }
        var moved = manager.get(page + MOVES, "en");
        assertThat(moved.statusCode()).isEqualTo(200);
        assertThat(moved.body()).contains("Nothing to show").doesNotContain("tile-adjusted");
        assertThat(visitor("former").get(page + COMES, "en").statusCode()).isEqualTo(404);
        assertThat(auditor.get(page + "999", "en").statusCode()).isEqualTo(404);
    }

    private static List<NamedCsvRecord> records(String csv) {
        return CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
    }

    private static NamedCsvRecord row(List<NamedCsvRecord> sheet, String column, String key) {
        return sheet.stream()
                .filter(row -> row.getField(column).equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(sheet.toString()));
    }

    private static UnitDescribed unit(UnitCode unit, LocalDate from, @Nullable UnitCode parent) {
        return new UnitDescribed(unit, from, "单位", "Unit", parent);
    }

    /** By a voucher of the same name. */
    private static DisbursementRecorded paid(
            LineId line, String id, LocalDate day, String yuan, UnitCode unit) {
        return new DisbursementRecorded(
                line,
                day,
                new DisbursementId(id),
                Money.yuan(yuan),
                unit,
                new VoucherNumber(id),
                "payee",
                null,
                null,
                null);
    }

    private static LineDescription receptions(UnitCode unit) {
        return new LineDescription(
                unit,
                new FunctionCode("2080101"),
                ExpenditureKind.BASIC,
                null,
                null,
                new EconomicCode("30217"),
                null,
                FundType.GENERAL_PUBLIC,
                null,
                false);
    }
}
