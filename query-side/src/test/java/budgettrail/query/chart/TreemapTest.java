package budgettrail.query.chart;

import static budgettrail.query.chart.Made.item;
import static budgettrail.query.chart.Made.wan;
import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.query.dataset.Year2022;
import budgettrail.query.figures.Rate;
import budgettrail.query.figures.Sum;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TreemapTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everyItemIsDrawnMergedOrNamedAsLeftOut(long seed) {
        var random = new SplittableRandom(seed);
        var items = new ArrayList<Item>();
        for (var at = 0; at < random.nextInt(400); at++) {
            items.add(item("项目 " + at, random.nextLong(-20, 1L << random.nextInt(6, 30)), 1, 2));
        }

        var map = map(items);

        assertThat(map.all()).containsExactlyInAnyOrderElementsOf(items);
        var drawn = map.cells().stream().map(Cell::item).filter(Objects::nonNull).toList();
        assertThat(drawn).hasSizeLessThanOrEqualTo(Treemap.MOST);
        assertThat(map.merged()).noneMatch(drawn::contains);
        assertThat(map.without()).allMatch(item -> item.value().compareTo(Sum.ZERO) <= 0);
        assertThat(total(map.cells().stream().map(Cell::value).toList()))
                .isEqualTo(map.total())
                .isEqualTo(
                        total(items.stream().map(Item::value).filter(v -> !v.negative()).toList()));
    }

    @Test
    void theLargestOfTheSampleIsMoreThanHalfOfTheProjects() {
        var map = map(new Drawn2022().projects(Year2022.YEAR.lastDay(), Locale.CHINESE));
        var largest = map.cells().getFirst();

        assertThat(largest.item()).isNotNull();
        assertThat(largest.item().label()).isEqualTo("机关事业单位养老保险基金预算缺口财政资金");
        assertThat(largest.share().shown()).isEqualTo("54.22");
        assertThat(largest.wide().width()).hasToString("54.222%");
        assertThat(largest.wide().height()).isEqualTo(Part.ALL);
        assertThat(largest.caption().name()).containsExactly(largest.item().label());
        assertThat(map.merged()).hasSize(8);
        assertThat(map.lags()).containsExactly(Lag.NEAR, Lag.BEHIND);
    }

    /** As in the bar of their concentration: projects are not all of a budget. */
    @Test
    void sharesAreOfTheWholeBudgetAndAreasOfWhatIsDrawn() {
        var items = List.of(item("a", 30, 1, 1), item("b", 10, 1, 1), item("c", -3, 1, 1));
        var map = Treemap.of(ItemKind.PROJECTS, items, wan(50));

        assertThat(map.cells())
                .extracting(cell -> cell.share().shown())
                .containsExactly("60.00", "20.00");
        assertThat(map.listed())
                .extracting(map::share)
                .startsWith(map.cells().getFirst().share(), map.cells().getLast().share());
        assertThat(map.cells().getFirst().wide().width()).hasToString("75%");
        assertThat(Share.of(ItemKind.PROJECTS, items, wan(50)).segments().getFirst().share())
                .isEqualTo(map.cells().getFirst().share());
        assertThat(Treemap.of(ItemKind.PROJECTS, items, wan(37)).cells().getFirst().share().shown())
                .as("never more than all")
                .isEqualTo("75.00");
    }

    @Test
    void whatIsNotPositiveHasNoBox() {
        var map = map(List.of(item("a", 0, 1, 1), item("b", -3, 1, 1), item("c", 7, 1, 1)));

        assertThat(map.cells()).hasSize(1);
        assertThat(map.without()).extracting(Item::label).containsExactly("a", "b");
        assertThat(map.share(map.without().getFirst())).isNull();
        assertThat(map.total()).isEqualTo(wan(7));
    }

    @Test
    void nothingIsNothing() {
        assertThat(map(List.of()).cells()).isEmpty();
        assertThat(map(List.of(item("a", 0, 0, 0))).cells()).isEmpty();
    }

    @Test
    void twoHundredEqualOnesAreAllDrawnAndOfMoreTheRestIsTheLargestBox() {
        assertThat(map(equal(200)).cells()).hasSize(200).allMatch(cell -> cell.item() != null);

        var many = map(equal(1000));
        assertThat(many.cells()).hasSize(201);
        assertThat(many.merged()).hasSize(800);
        assertThat(many.cells().getFirst().item()).isNull();
        assertThat(many.cells().getFirst().share().shown()).isEqualTo("80.00");
        assertThat(many.cells().getFirst().caption().name()).containsExactly("+800");
    }

    @Test
    void noMoreAreListedThanDrawnAndItIsKnownHowManyAreNot() {
        var many = map(equal(1000));
        assertThat(many.listed()).hasSize(200).isEqualTo(many.all().subList(0, 200));
        assertThat(many.unlisted()).isEqualTo(800);
        assertThat(map(equal(200)).unlisted()).isZero();
    }

    @Test
    void aSingleSmallOneKeepsItsName() {
        var map = map(List.of(item("大", 100_000, 1, 1), item("小", 1, 1, 1)));

        assertThat(map.merged()).isEmpty();
        assertThat(map.cells().getLast().caption().none()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, AHEAD",
        "1, 1000000, AHEAD",
        "-1, 1000000, NEAR",
        "-5, 100, NEAR",
        "-50001, 1000000, BEHIND",
        "-20, 100, BEHIND",
        "-200001, 1000000, FAR",
        "0, 0, NONE",
        "1, 0, NONE"
    })
    void classesAreJudgedUnrounded(long lead, long of, Lag lag) {
        assertThat(Lag.of(Rate.of(Sum.ofFen(lead), Sum.ofFen(of)))).isEqualTo(lag);
    }

    private static Treemap map(List<Item> items) {
        return Treemap.of(ItemKind.PROJECTS, items);
    }

    private static List<Item> equal(int count) {
        return IntStream.range(0, count).mapToObj(at -> item("指标 " + at, 7, 1, 2)).toList();
    }

    private static Sum total(List<Sum> sums) {
        return sums.stream().reduce(Sum.ZERO, Sum::plus);
    }
}
