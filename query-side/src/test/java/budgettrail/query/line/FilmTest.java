package budgettrail.query.line;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.event.line.AppropriationEvent.Appropriated;
import budgettrail.event.line.AppropriationEvent.LineDescribed;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.LineDescription;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.event.reference.ExpenditureKind;
import budgettrail.event.reference.FunctionCode;
import budgettrail.event.reference.FundType;
import budgettrail.event.reference.UnitCode;
import budgettrail.query.QueryTest;
import budgettrail.query.dataset.Year2022;
import budgettrail.query.figures.Figure;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FilmTest extends QueryTest {
    private static final String LINE = "2022:035001-2080101-B-30201-50201";

    private final Map<String, String> figures =
            new TreeMap<>(
                    Map.of(
                            "INITIAL", "initial",
                            "CARRIED_IN", "carriedIn",
                            "ADJUSTED", "adjusted",
                            "DISBURSED", "disbursed",
                            "COMMITMENTS", "commitments",
                            "PENDING", "pending",
                            "AVAILABLE", "available",
                            "GROSS", "adjustmentGross",
                            "BALANCE", "balance"));

    @BeforeAll
    void fill() {
        var position = record(Year2022.facts());
        json("/indicators?fiscalYear=2022&level=LINE&minPosition=" + position);
    }

    private static String coded(String line) {
        return URLEncoder.encode(line, StandardCharsets.UTF_8);
    }

    private List<JsonNode> steps(String line) {
        var steps = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var answer = json("/budget-lines/" + coded(line) + "/film?limit=7" + cursor);
            answer.get("steps").forEach(steps::add);
            assertThat(answer.get("of").asLong()).isGreaterThanOrEqualTo(steps.size());
            cursor =
                    answer.get("next").isNull() ? null : "&cursor=" + answer.get("next").asString();
        } while (cursor != null);
        return steps;
    }

    @Test
    void everyStepStandsAsTheLineWasKnownThere() {
        for (var line : List.of(LINE, "2022:035003-2080111-B-30201-50502")) {
            var steps = steps(line);
            assertThat(steps).hasSizeGreaterThan(5);
            var events = json("/budget-lines/" + coded(line) + "/events?limit=100").get("events");
            assertThat(steps.stream().map(step -> step.get("event").get("position")).toList())
                    .startsWith(events.get(0).get("position"), events.get(1).get("position"));
            for (var number = 0; number < steps.size(); number++) {
                var step = steps.get(number);
                assertThat(step.get("step").asInt()).isEqualTo(number + 1);
                var position = step.at("/event/position").asLong();
                stands(step.get("after"), line, position);
                if (number > 0) {
                    stands(step.get("before"), line, position - 1);
                }
            }
        }
    }

    private void stands(JsonNode stand, String line, long position) {
        var known = json("/budget-lines/" + coded(line) + "?asOf=2022-12-31&knownAt=" + position);
        var amounts = known.at("/budgetLine/amounts");
        figures.forEach(
                (figure, name) ->
                        assertThat(stand.get("figures").get(figure).asString())
                                .as(figure + " at " + position)
                                .isEqualTo(amounts.get(name).asString()));
    }

    @Test
    void whatAStepLeavesIsWhatTheNextOneFinds() {
        var steps = steps(LINE);
        for (var number = 1; number < steps.size(); number++) {
            assertThat(steps.get(number).get("before"))
                    .isEqualTo(steps.get(number - 1).get("after"));
        }
        assertThat(steps.getFirst().at("/before/figures/ADJUSTED").asString()).isEqualTo("0.00");
        assertThat(steps.getFirst().get("before").get("figures").size())
                .isEqualTo(Figure.values().length);
    }

    @Test
    void aPageShowsOneStepAndTheWayToTheOthers() {
        var steps = steps(LINE);
        var auditor = visitor("auditor");
        var address = "/line/film?asOf=2022-12-31&line=" + LINE;
        var first = auditor.get(address, "en").body();
        assertThat(first)
                .contains("Step 1 of " + steps.size(), "rel=\"next\"", "rel=\"last\"")
                .doesNotContain("rel=\"prev\"", "rel=\"first\"");
        var third = steps.get(2).at("/event/position").asLong();
        var page = auditor.get(address + "&at=" + third, "en").body();
        assertThat(page)
                .contains("Step 3 of " + steps.size(), "rel=\"prev\"", "rel=\"first\"")
                .contains("at=" + steps.get(1).at("/event/position").asLong())
                .contains("at=" + steps.get(3).at("/event/position").asLong());
        assertThat(auditor.get(address + "&at=" + (third + 1), "en").body())
                .contains("Step 3 of " + steps.size());
        assertThat(auditor.get(address + "&at=999999", "zh").body())
                .contains("第 " + steps.size() + " 步，共 " + steps.size() + " 步")
                .doesNotContain("rel=\"next\"");
        assertThat(auditor.get(address + "&knownAt=" + third, "en").body()).contains("Step 1 of 3");
        assertThat(auditor.get("/line?line=" + LINE, "en").body())
                .contains("/line/film?", "&amp;at=" + third);
    }

    @Test
    void comparesWithNoOtherDay() {
        var asked = "asOf=2022-12-31&with=2022-06-30&line=" + LINE;
        var auditor = visitor("auditor");
        assertThat(auditor.get("/line/film?" + asked, "en").body())
                .contains("name=\"asOf\"", "rel=\"next\"")
                .doesNotContain("name=\"with\"", "Compare with", "End the comparison")
                .doesNotContainPattern("href=\"/[^\"]*with=");
        assertThat(auditor.get("/line?" + asked, "en").body())
                .contains("name=\"with\"", "/line/film?")
                .doesNotContainPattern("/line/film[^\"]*with=");
    }

    @Test
    void whatMovedIsSaidByWordAndSign() {
        var paid =
                steps(LINE).stream()
                        .filter(
                                one ->
                                        one.at("/event/type")
                                                .asString()
                                                .endsWith("disbursement-recorded"))
                        .findFirst()
                        .orElseThrow();
        var page =
                visitor("auditor")
                        .get(
                                "/line/film?asOf=2022-12-31&line="
                                        + LINE
                                        + "&at="
                                        + paid.at("/event/position").asLong(),
                                "en")
                        .body();
        assertThat(page).contains("class=\"up\"", "class=\"down\"", "class=\"same\"", ">up<", ">+");
    }

    @Test
    void aDescriptionSaysWhatItChanged() {
        var line = LineId.of("2022:035001-FILM");
        var was = description("2080101", FundType.GENERAL_PUBLIC, null);
        var is = description("2080105", FundType.UNIT_FUNDS, Money.yuan("5.00"));
        var first = LocalDate.of(2022, 1, 1);
        var position =
                record(
                        List.of(
                                new LineOpened(line, first, was),
                                new LineDescribed(line, first.plusDays(9), is)));
        json("/indicators?fiscalYear=2022&level=LINE&minPosition=" + position);
        var auditor = visitor("auditor");
        for (var page :
                List.of(
                        "/line?asOf=2022-12-31&line=" + line,
                        "/line/film?asOf=2022-12-31&line=" + line + "&at=" + position)) {
            assertThat(auditor.get(page, "en").body())
                    .contains("2080101 → 2080105", "— → 5.00", "General public budget → Unit funds")
                    .contains("No → Yes")
                    .doesNotContain("035001 → ");
            assertThat(auditor.get(page, "zh").body()).contains("一般公共预算 → 单位资金", "否 → 是");
        }
    }

    /** It is compared with what was in force on its day, also where money brought that there. */
    @Test
    void aDescriptionOfAnEarlierDaySaysWhatItChangedThen() {
        var line = LineId.of("2022:035001-FILM-BACK");
        var march = LocalDate.of(2022, 3, 1);
        var opened = description("2080101", FundType.GENERAL_PUBLIC, null);
        var later = description("2080102", FundType.GENERAL_PUBLIC, null);
        var between = description("2080103", FundType.GENERAL_PUBLIC, null);
        var first = description("2080104", FundType.GENERAL_PUBLIC, null);
        var position =
                record(
                        List.of(
                                new LineOpened(line, march, opened),
                                new LineDescribed(line, march.plusMonths(3), later),
                                new LineDescribed(line, march.plusMonths(1), between),
                                new Appropriated(
                                        line,
                                        line.year().firstDay(),
                                        Money.yuan("1.00"),
                                        "d",
                                        null),
                                new LineDescribed(line, march.minusMonths(1), first)));
        json("/indicators?fiscalYear=2022&level=LINE&minPosition=" + position);
        assertThat(visitor("auditor").get("/line?asOf=2022-12-31&line=" + line, "en").body())
                .contains("2080101 → 2080102", "2080101 → 2080103", "2080101 → 2080104");
    }

    private static LineDescription description(String function, FundType fund, Money fiscal) {
        return new LineDescription(
                new UnitCode("035001"),
                new FunctionCode(function),
                ExpenditureKind.BASIC,
                null,
                null,
                null,
                null,
                fund,
                fiscal,
                fiscal != null);
    }

    @Test
    void wrongQuestionsAreRefused() {
        var auditor = visitor("auditor");
        assertThat(auditor.get("/line/film", "en").statusCode()).isEqualTo(400);
        assertThat(auditor.get("/line/film?line=" + LINE + "&at=x", "en").statusCode())
                .isEqualTo(400);
        assertThat(auditor.get("/line/film?line=2022:NOWHERE", "en").statusCode()).isEqualTo(404);
        assertThat(auditor.get("/line/film?line=" + LINE + "&knownAt=0", "en").statusCode())
                .isEqualTo(404);
        assertThat(get("auditor", "/budget-lines/2022:NOWHERE/film").statusCode()).isEqualTo(404);
    }
}
