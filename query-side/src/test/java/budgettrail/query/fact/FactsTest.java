package budgettrail.query.fact;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.query.SampleYearTest;
import budgettrail.query.Visitor;
import budgettrail.query.dataset.Year2022;
import budgettrail.query.figures.Figure;
import budgettrail.query.figures.Figures;
import budgettrail.query.figures.Sum;
import budgettrail.query.figures.ThreePublicItem;
import budgettrail.query.indicators.Group;
import budgettrail.query.indicators.Groups;
import budgettrail.query.indicators.Scope;
import budgettrail.query.reading.Moment;
import budgettrail.query.reading.Reading;
import budgettrail.query.reading.Sight;
import budgettrail.query.reading.Snapshot;
import budgettrail.web.access.Role;
import budgettrail.web.access.Viewer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.HtmlUtils;

/** Whatever figure is shown, the facts that are listed behind it add up to it. */
class FactsTest extends SampleYearTest {
    private static final Viewer AUDITOR = new Viewer("auditor", Set.of(Role.AUDITOR), null);
    private static final List<String> UNITS = List.of("035", "035001", "035002", "035003");
    private static final int EVERYTHING = 100_000;

    @Autowired private Reading reading;
    private Visitor auditor = Visitor.stranger(0);
    private long head;

    @BeforeAll
    void comeIn() {
        head = log.head();
        auditor = visitor("auditor");
    }

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    /** Any figure of any scope, on any day, as known at any moment. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theFactsAddUpToTheFigure(long seed) {
        var random = new SplittableRandom(seed);
        var day = Year2022.YEAR.firstDay().plusDays(random.nextInt(365));
        var known = random.nextInt(3) == 0 ? Long.toString(random.nextLong(1, head + 1)) : null;
        reading.at(
                Moment.of(day.toString(), known, null),
                snapshot -> {
                    var scope = anyScope(snapshot, random);
                    var figures =
                            Groups.whole(snapshot, scope).map(Group::all).orElse(Figures.NONE);
                    for (var figure : Figure.values()) {
                        var listed = FigurePostings.of(snapshot, scope, figure);
                        assertThat(listed.whole().sum())
                                .as("%s", figure)
                                .isEqualTo(figures.of(figure));
                        assertThat(sum(listed)).as("%s", figure).isEqualTo(figures.of(figure));
                    }
                    return true;
                });
    }

    private static Sum sum(FigurePostings listed) {
        return listed.after(Year2022.YEAR.firstDay().minusYears(1), 0, EVERYTHING).stream()
                .map(FigurePostings.Part::amount)
                .reduce(Sum.ZERO, Sum::plus);
    }

    private static Scope anyScope(Snapshot snapshot, SplittableRandom random) {
        var unit = UNITS.get(random.nextInt(UNITS.size()));
        var scope = Scope.of(Year2022.YEAR, Sight.of(snapshot, AUDITOR, unit));
        return switch (random.nextInt(4)) {
            case 0 -> scope.ofProject("410702220000000013207");
            case 1 -> scope.ofItems(ThreePublicItem.allCodes());
            default -> scope;
        };
    }

    @Test
    void aPageOfFactsGoesOnUntilAllWereShown() {
        String address = "/facts?fiscalYear=2022&asOf=2022-12-31&figure=DISBURSED&of=ADJUSTED";
        var first = page(address, "zh");
        assertThat(first)
                .contains("51,710,300.00", "53,504,100.00", "96.65 %", "数字背后的事实")
                .doesNotContain("??");
        var seen = new ArrayList<String>();
        @Nullable String next = address;
        while (next != null) {
            var body = page(next, "en");
            RowIds.in(body).forEach(seen::add);
            next = RowIds.next(body);
        }
        assertThat(seen).doesNotHaveDuplicates().hasSizeGreaterThan(200);
    }

    /** Whichever of the two is compared from: at the other, half of it is not there yet. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "asOf=2022-03-31&from=2022-01-31",
                "asOf=2022-01-31&from=2022-03-31",
                "asOf=2022-03-31&from=2022-03-31&fromKnownAt=200",
                "asOf=2022-03-31&knownAt=200&from=2022-03-31"
            })
    void theRowsOfADifferenceLeadToItsLaterMoment(String moments) {
        var page = page("/facts?fiscalYear=2022&figure=DISBURSED&" + moments, "en");
        var ways =
                Pattern.compile("href=\"(/(?:payment|line)\\?[^\"]*)\"")
                        .matcher(page)
                        .results()
                        .map(way -> HtmlUtils.htmlUnescape(way.group(1)))
                        .toList();
        assertThat(ways).hasSizeGreaterThan(2).allMatch(way -> way.contains("asOf=2022-03-31"));
        assertThat(ways).noneMatch(way -> way.contains("knownAt"));
        page(ways.getFirst(), "en");
        page(ways.getLast(), "en");
    }

    @Test
    void anExemptionIsAFactOfItsOwnBehindTheRate() {
        assertThat(page("/facts?fiscalYear=2022&asOf=2022-12-31&figure=GROSS&of=INITIAL", "en"))
                .contains(
                        "2.67 %",
                        "1,239,000.00", "-7,110,000.00", "exempted from the adjustment rate")
                .doesNotContain("??");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "figure=NOTHING",
                "",
                "figure=DISBURSED&of=x",
                "figure=DISBURSED&item=x",
                "figure=DISBURSED&line=x",
                "figure=DISBURSED&cursor=x",
                "figure=DISBURSED&cursor=YSs5OTk5OTk5OTgtMTItMzEvMQ",
                "figure=DISBURSED&cursor=YTIwMjItMDEtMDEveA",
                "figure=DISBURSED&knownAt=%2B999999998-01-01T00:00:00Z",
                "figure=DISBURSED&knownAt=%2B999999999-12-31T23:59:59-18:00",
                "figure=DISBURSED&asOf=2022-12-31&with=2021-12-31",
                "figure=DISBURSED&project=%3Cb%3E",
                "figure=DISBURSED&figure=ADJUSTED"
            })
    void aWrongParameterIsRefused(String query) {
        var answer = auditor.get("/facts?fiscalYear=2022&" + query, "en");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"project=410702220000000099999", "line=2022:none", "department=777"})
    void whatThereIsNotIsNotFound(String query) {
        var answer = auditor.get("/facts?fiscalYear=2022&figure=DISBURSED&" + query, "en");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
    }

    private String page(String path, String language) {
        var answer = auditor.get(path, language);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
