package budgettrail.query.chart;

import static budgettrail.query.chart.Made.month;
import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.event.reference.FiscalYear;
import budgettrail.query.chart.Axis.Tick;
import budgettrail.query.dataset.Year2022;
import budgettrail.query.figures.Rate;
import budgettrail.query.figures.Rate.Ratio;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CourseTest {
    private static final FiscalYear YEAR = Year2022.YEAR;
    private static final LocalDate YEAR_END = YEAR.lastDay();

    @Test
    void ofTheSampleYearEndsAtItsRate() {
        var course = Course.of(YEAR, new Drawn2022().months(YEAR_END));

        assertThat(course.ticks()).extracting(Tick::percent).containsExactly(0, 25, 50, 75, 100);
        assertThat(course.trace().points()).hasSize(12);
        assertThat(course.trace().pieces()).hasSize(1);
        assertThat(course.trace().pieces().getFirst())
                .startsWith("0,100000 8333,")
                .endsWith("100000,3353");
        assertThat(course.end()).isNotNull();
        assertThat(course.end().y()).hasToString("3.353%");
        assertThat(course.due()).isEqualTo(Part.NONE);
        assertThat(course.ended()).isTrue();
        assertThat(course.latest()).isNotNull();
        assertThat(course.latest().state()).isEqualTo("BEHIND");
        assertThat(course.latest().points()).isEqualTo("3.35");
        assertThat(course.bars()).hasSize(12).noneMatch(Bar::negative);
        assertThat(course.beyond()).isFalse();
    }

    @Test
    void stopsOnTheDayAndCountsWholeMonthsOnly() {
        var course = Course.of(YEAR, new Drawn2022().months(LocalDate.of(2022, 6, 15)));

        assertThat(course.now()).hasToString("45.833%");
        assertThat(course.rest()).hasToString("54.167%");
        assertThat(course.due()).hasToString("58.333%");
        assertThat(course.latest()).isNotNull();
        assertThat(course.latest().whole()).isFalse();
    }

    @Test
    void hasNoLineWhereThereIsNoBudget() {
        var course =
                Course.of(
                        YEAR,
                        List.of(
                                month(1, 0, 0, 0),
                                month(2, 5, 5, 0),
                                month(3, 5, 10, 20),
                                month(4, 1, 11, 20),
                                month(5, 0, 11, 0),
                                month(6, 0, 11, 22)));

        assertThat(course.trace().points())
                .extracting(point -> point.day().getMonthValue())
                .containsExactly(3, 4, 6);
        assertThat(course.trace().pieces()).hasSize(1);
        assertThat(course.end()).isNotNull();
        assertThat(Course.of(YEAR, List.of(month(1, 0, 0, 0))).empty()).isTrue();
        assertThat(Course.of(YEAR, List.of(month(1, 0, 0, 0))).end()).isNull();
    }

    @Test
    void ofAYearNotBegunIsEmpty() {
        var course = Course.of(YEAR, List.of());

        assertThat(course.empty()).isTrue();
        assertThat(course.latest()).isNull();
        assertThat(course.end()).isNull();
    }

    @Test
    void hangsRefundsBelowTheLineAndKeepsRatesAboveAHundred() {
        var course = Course.of(YEAR, List.of(month(1, 140, 140, 100), month(2, -30, 110, 100)));

        assertThat(course.ticks()).extracting(Tick::percent).containsExactly(-50, 0, 50, 100, 150);
        assertThat(course.zero()).hasToString("75%");
        assertThat(course.full()).hasToString("25%");
        assertThat(course.bars().getLast())
                .isEqualTo(
                        new Bar(
                                Calendar.barStart(2),
                                course.zero(),
                                Calendar.barWidth(),
                                new Part(15_000),
                                true));
        assertThat(course.trace().points().getFirst().y()).hasToString("5%");
        assertThat(course.beyond()).isFalse();
    }

    @Test
    void putsAbsurdRatesOnItsEdge() {
        var course = Course.of(YEAR, List.of(month(1, 1_000_000, 1_000_000, 1)));

        assertThat(course.ticks()).extracting(Tick::percent).containsExactly(0, 100, 200, 300, 400);
        assertThat(course.trace().points().getFirst().y()).isEqualTo(Part.NONE);
        assertThat(course.trace().points().getFirst().beyond()).isTrue();
        assertThat(course.beyond()).isTrue();
    }

    @Test
    void comparesWithAnotherCourse() {
        var months = List.of(month(1, 5, 5, 100));
        var others = List.of(month(1, 9, 9, 100), month(2, 1, 10, 100));
        var beside = Course.of(YEAR, months, "2021", others).beside();

        assertThat(beside).isNotNull();
        assertThat(beside.at(2)).isEqualTo(others.getLast());
        assertThat(beside.at(3)).isNull();
        assertThat(beside.trace().points()).hasSize(2);
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void axisHoldsEveryRateThatIsNotAbsurdWithFewRoundTicks(long seed) {
        var random = new SplittableRandom(seed);
        var rates =
                Stream.generate(() -> ratio(random.nextLong(-120, 500), random.nextLong(90, 200)))
                        .limit(random.nextInt(1, 13))
                        .toList();
        var axis = Axis.around(rates);

        assertThat(axis.ticks()).hasSizeBetween(5, 7).anyMatch(Tick::zero);
        assertThat(axis.ticks()).extracting(Tick::percent).contains(0, 100);
        assertThat(axis.ticks()).allMatch(tick -> tick.percent() % 25 == 0);
        for (var rate : rates) {
            var absurd = exceeds(rate, Axis.HIGHEST) || exceeds(ratio(Axis.LOWEST, 100), rate);
            assertThat(axis.holds(rate)).isEqualTo(!absurd);
            assertThat(axis.down(rate).thousandths()).isBetween(0, Part.WHOLE);
        }
    }

    /** Halfway between two thousandths goes up. */
    @ParameterizedTest
    @ValueSource(longs = {-3, -1, 0, 1, 2, 3, 7})
    void partsAreTheNearest(long part) {
        assertThat(Part.of(part, 2).thousandths()).isEqualTo(part * 50_000);
        assertThat(Part.of(2 * part + 1, 200_000).thousandths()).isEqualTo(part + 1);
        assertThat(Part.of(1, 3)).hasToString("33.333%");
    }

    private static boolean exceeds(Ratio rate, int percent) {
        return exceeds(rate, ratio(percent, 100));
    }

    private static boolean exceeds(Ratio one, Ratio other) {
        return one.numerator()
                        .multiply(other.denominator())
                        .compareTo(other.numerator().multiply(one.denominator()))
                > 0;
    }

    private static Ratio ratio(long part, long whole) {
        return (Ratio) Rate.of(BigInteger.valueOf(part), BigInteger.valueOf(whole));
    }
}
