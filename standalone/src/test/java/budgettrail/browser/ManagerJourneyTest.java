package budgettrail.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a manager does with the sample year, from the sign-in to the facts and back. */
@ExtendWith(InBrowser.class)
class ManagerJourneyTest {
    private static final String DECEMBER = "2022-12-31";
    private static final String JUNE = "2022-06-30";
    private static final String YEAR_END = "/dashboard?fiscalYear=2022&asOf=" + DECEMBER;
    private static final String UNIT = "035003";
    private static final String OF_THE_UNIT = YEAR_END + "&department=" + UNIT;
    private static final int A_REST = 1_000;
    private static final String LAGGARD = "410702229900000000001";

    @Test
    void seesWhyTheLightsOfAUnitAreOn(SharedBrowser browser) {
        try (var visit = browser.visit(Visitor.stranger())) {
            visit.open(YEAR_END);
            visit.signIn("manager");
            assertThat(row(visit, "units", UNIT).innerText()).contains("92.32", "10.86", "7.68");
            visit.follow("#units tr:has(.code:has-text('" + UNIT + "')) th a");
            assertThat(visit.place()).contains("department=" + UNIT);

            var said = Oracle.of(UNIT, DECEMBER);
            explains(Tile.on(visit, "execution"), "92.32", said.disbursed(), said.adjusted());
            explains(
                    Tile.on(visit, "adjustment"),
                    "10.86",
                    said.number("adjustment_gross_nonexempt"),
                    said.number("initial_budget"));
            explains(
                    Tile.on(visit, "carryOver"),
                    "7.68",
                    said.number("carry_over"),
                    said.adjusted());
            assertThat(visit.faults()).isEmpty();
        }
    }

    private static void explains(Tile tile, String rate, BigDecimal part, BigDecimal whole) {
        assertThat(tile.rate()).isEqualTo(rate);
        assertThat(tile.light()).isEqualTo("not met");
        assertThat(tile.target()).startsWith("Target ").containsPattern("[0-9]");
        assertThat(tile.part()).isEqualTo(part);
        assertThat(tile.whole()).isEqualTo(whole);
        assertThat(Written.percent(part, whole)).isEqualTo(rate);
    }

    @Test
    void followsTheProjectThatLagsToTheFactsOfOnePayment(SharedBrowser browser) {
        try (var visit = browser.visit(Visitor.as("manager"))) {
            visit.open(OF_THE_UNIT);
            var page = visit.page();
            assertThat(laggard(page.locator("#projects tbody tr"))).isEqualTo(LAGGARD);
            visit.follow("#projects tr:has(.code:has-text('" + LAGGARD + "')) th a");
            var said = Oracle.of(LAGGARD, DECEMBER);
            assertThat(Tile.on(visit, "execution").rate()).isEqualTo("89.20");
            assertThat(Tile.on(visit, "execution").part()).isEqualTo(said.disbursed());
            assertThat(Written.sum(page.locator("#payments tbody tr td:last-child")))
                    .as("its payments, less what came back")
                    .isEqualTo(said.disbursed());

            var returned = page.locator("#payments tr:has-text('SYN-PAY-2022-0259')");
            var net = Written.in(returned.locator("td:last-child"));
            visit.follow("#payments tr:has-text('SYN-PAY-2022-0259') th a");
            assertThat(Written.in(page.locator(".sum .figure"))).isEqualTo(net);
            assertThat(page.locator("#facts tbody tr").count()).isGreaterThan(1);
            assertThat(Written.sum(page.locator("#facts tbody td.number"))).isEqualTo(net);
            assertThat(page.locator("#facts").innerText())
                    .contains("paid to", "Refund of 27,400.00 yuan");
            assertThat(visit.faults()).isEmpty();
        }
    }

    private static String laggard(Locator projects) {
        return projects.all().stream()
                .min(Comparator.comparing(ManagerJourneyTest::execution))
                .map(row -> row.locator("th .code").innerText())
                .orElseThrow();
    }

    private static BigDecimal execution(Locator row) {
        return Written.in(row.locator("td[data-label='Execution']"));
    }

    @Test
    void addsUpTheFactsBehindAFigureToTheLastFen(SharedBrowser browser) {
        try (var visit = browser.visit(Visitor.as("manager"))) {
            visit.open(YEAR_END);
            visit.follow("section[aria-labelledby=tile-execution] .why dd >> nth=0 >> a");
            var page = visit.page();
            var figure = Oracle.of("035", DECEMBER).disbursed();
            assertThat(Written.in(page.locator(".sum .figure"))).isEqualTo(figure);
            var sum = Written.sum(page.locator("#facts tbody td.number"));
            var pages = 1;
            while (page.locator("a[rel=next]").count() > 0) {
                visit.follow("a[rel=next]");
                sum = sum.add(Written.sum(page.locator("#facts tbody td.number")));
                pages++;
            }
            assertThat(pages).isGreaterThan(1);
            assertThat(sum).isEqualTo(figure);
            assertThat(visit.faults()).isEmpty();
        }
    }

    @Test
    void findsTheFiguresOfTheEndOfJune(SharedBrowser browser) {
        try (var visit = browser.visit(Visitor.as("manager"))) {
            visit.open(YEAR_END);
            visit.follow(".days a:has(time[datetime='" + JUNE + "'])");
            assertThat(visit.place()).contains("asOf=" + JUNE);
            assertThat(visit.page().locator(".notices").innerText()).contains("view of the past");
            agrees(visit, "035");
            visit.follow("#units tr:has(.code:has-text('" + UNIT + "')) th a");
            agrees(visit, UNIT);
            visit.follow("#projects tr:has(.code:has-text('410702220000000020833')) th a");
            agrees(visit, "410702220000000020833");
        }
    }

    private static void agrees(Visit visit, String key) {
        var said = Oracle.of(key, JUNE);
        assertThat(visit.place()).contains("asOf=" + JUNE);
        var execution = Tile.on(visit, "execution");
        assertThat(execution.rate()).isEqualTo(said.number("execution_rate"));
        assertThat(execution.part()).isEqualTo(said.disbursed());
        assertThat(execution.whole()).isEqualTo(said.adjusted());
        var adjustment = Tile.on(visit, "adjustment");
        assertThat(adjustment.rate()).isEqualTo(said.number("adjustment_rate_gross"));
        assertThat(adjustment.whole()).isEqualTo(said.number("initial_budget"));
        assertThat(Tile.on(visit, "unspent").rate()).isEqualTo(said.number("carry_over_rate"));
    }

    @Test
    void movesTheDayByTheKeysOfTheSlider(SharedBrowser browser) {
        try (var visit = browser.visit(Visitor.as("manager"))) {
            var page = visit.page();
            page.clock().install();
            visit.open(OF_THE_UNIT.replace(DECEMBER, "2022-07-04"));
            page.locator(".slider").focus();
            IntStream.range(0, 4).forEach(_ -> page.keyboard().press("ArrowLeft"));
            assertThat(page.inputValue("#asOf")).isEqualTo(JUNE);
            assertThat(visit.place()).as("while keys are pressed").contains("asOf=2022-07-04");
            visit.follow(() -> page.clock().fastForward(A_REST));
            agrees(visit, UNIT);
            page.locator(".slider:focus").waitFor(); // The keys go on from here.
            assertThat(page.locator(".slider").getAttribute("aria-valuetext")).isEqualTo(JUNE);
            assertThat(visit.faults()).isEmpty();
        }
    }

    /** The second time the browser asks for nothing: it stays on the page that is shown. */
    @Test
    void waitsForNoAnswerWhereTheSameFilterIsSentAgain(SharedBrowser browser) {
        try (var visit = browser.visit(Visitor.as("manager"))) {
            visit.open(YEAR_END);
            var page = visit.page();
            page.fill("#units-find", UNIT);
            visit.follow("#units .find button");
            var place = visit.place();
            page.click("#units .find button");
            assertThat(page.locator("main[aria-busy]").count()).isZero();
            assertThat(visit.place()).isEqualTo(place);
            page.evaluate("document.querySelector('#units-find').value = ''");
            visit.follow("#units .find button");
            assertThat(row(visit, "units", "035001").count()).isOne();
        }
    }

    @Test
    void comparesJuneAndDecember(SharedBrowser browser) {
        try (var visit = browser.visit(Visitor.as("manager"))) {
            visit.open(OF_THE_UNIT);
            visit.page().fill("#with", JUNE);
            visit.follow("form.day button");
            assertThat(visit.place()).contains("with=" + JUNE);
            var rows = visit.page().locator("#comparison tbody tr");
            var then = Oracle.of(UNIT, JUNE);
            var now = Oracle.of(UNIT, DECEMBER);
            var columns =
                    Map.of(
                            "Initial budget", "initial_budget",
                            "Adjusted budget", "adjusted_budget",
                            "Disbursed", "disbursed",
                            "Execution rate", "execution_rate",
                            "Adjustment rate, gross", "adjustment_rate_gross",
                            "Unspent share / carry-over rate", "carry_over_rate");
            var found = 0;
            for (var row : rows.all()) {
                var numbers = row.locator("td").allInnerTexts().stream().map(Written::in).toList();
                assertThat(numbers.get(2)).isEqualTo(numbers.get(1).subtract(numbers.get(0)));
                var column = columns.get(row.locator("th").innerText().replace(" (%)", ""));
                if (column != null) {
                    assertThat(numbers.subList(0, 2))
                            .as(column)
                            .containsExactly(then.number(column), now.number(column));
                    found++;
                }
            }
            assertThat(found).isEqualTo(columns.size());
        }
    }

    @Test
    void keepsLanguageAndThemeOnTheNextPage(SharedBrowser browser) {
        try (var visit = browser.visit(Visitor.as("manager"))) {
            visit.open(YEAR_END);
            visit.follow(".themes >> text=Dark");
            visit.follow(".languages >> text=中文");
            visit.follow("#units tr:has(.code:has-text('" + UNIT + "')) th a");
            assertThat(visit.page().locator("h1").innerText()).isEqualTo("新乡市红旗区就业创业服务中心");
            assertThat(visit.page().evaluate("document.documentElement.lang")).isEqualTo("zh-CN");
            assertThat(visit.page().evaluate("document.documentElement.dataset.theme"))
                    .isEqualTo("dark");
            assertThat(Tile.on(visit, "execution").rate()).isEqualTo("92.32");
        }
    }

    @Test
    void takesTheUnitsAwayAsAWorkbookWithTheSameFigures(SharedBrowser browser) throws IOException {
        try (var visit = browser.visit(Visitor.as("manager"))) {
            visit.open(YEAR_END);
            var page = visit.page();
            var file = page.waitForDownload(() -> page.click("a[href^='/tables/units.xlsx']"));
            assertThat(file.suggestedFilename()).endsWith(".xlsx");
            var headings = page.locator("#units thead th.number").allInnerTexts();
            try (var book = new ReadableWorkbook(Files.newInputStream(file.path()))) {
                var rows = book.getFirstSheet().read();
                var shown = page.locator("#units tbody tr, #units tfoot tr").all();
                assertThat(rows).hasSize(shown.size() + 1);
                for (var at = 0; at < shown.size(); at++) {
                    var kept = rows.get(at + 1);
                    assertThat(shown.get(at).innerText()).contains(kept.getCellText(1));
                    assertThat(figures(kept, rows.getFirst(), headings))
                            .isEqualTo(
                                    shown.get(at).locator("td.number").allInnerTexts().stream()
                                            .map(Written::in)
                                            .toList());
                }
            }
        }
    }

    /** Those of the columns that the page shows, written with as many digits. */
    private static List<BigDecimal> figures(Row row, Row names, List<String> headings) {
        return headings.stream()
                .map(
                        heading ->
                                names.stream()
                                        .filter(
                                                name ->
                                                        (name.getText() + " (")
                                                                .startsWith(heading + " ("))
                                        .findFirst()
                                        .orElseThrow(() -> new AssertionError("No " + heading)))
                .map(name -> row.getCellAsNumber(name.getColumnIndex()).orElseThrow().setScale(2))
                .toList();
    }

    private static Locator row(Visit visit, String table, String code) {
        return visit.page().locator("#" + table + " tr:has(.code:has-text('" + code + "'))");
    }
}
