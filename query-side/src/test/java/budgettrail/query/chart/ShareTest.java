package budgettrail.query.chart;

import static budgettrail.query.chart.Made.item;
import static budgettrail.query.chart.Made.wan;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShareTest {

    @Test
    void showsTheLargestTheTopThreeAndTheTopFive() {
        var share = share(List.of(40, 20, 10, 10, 10, 5, 5), 0);

        assertThat(share.segments())
                .extracting(
                        it ->
                                it.first()
                                        + "–"
                                        + it.last()
                                        + " "
                                        + it.share().shown()
                                        + " "
                                        + it.upTo().shown())
                .containsExactly(
                        "1–1 40.00 40.00",
                        "2–3 30.00 70.00",
                        "4–5 20.00 90.00",
                        "6–7 10.00 100.00");
        assertThat(share.segments())
                .extracting(Share.Segment::tone)
                .containsExactly("part-0", "part-1", "part-2", "part-3");
        assertThat(share.segments().getLast().x()).hasToString("90%");
    }

    @Test
    void theBarIsFullWhateverTheItems() {
        for (var count = 1; count < 30; count++) {
            var share = share(IntStream.rangeClosed(1, count).boxed().toList(), 7);
            var end = Part.NONE;
            for (var segment : share.segments()) {
                assertThat(segment.x()).isEqualTo(end);
                end = end.plus(segment.width());
            }
            assertThat(end).isEqualTo(Part.ALL);
        }
    }

    @Test
    void whatBelongsToNoItemIsShownApart() {
        var share = share(List.of(2500, 1500), 637);

        assertThat(share.segments().getFirst().share().shown()).isEqualTo("53.91");
        assertThat(share.segments().getLast().outside()).isTrue();
        assertThat(share.segments().getLast().value()).isEqualTo(wan(637));
        assertThat(share.segments().getLast().form()).isEqualTo("outside");
        assertThat(share(List.of(3), 0).segments()).singleElement().matches(it -> !it.outside());
    }

    @Test
    void isAsConcentratedAsSoManyEqualOnes() {
        assertThat(share(List.of(7), 0).equal().number()).isEqualTo("1.0");
        assertThat(share(List.of(5, 5, 5, 5), 0).equal().number()).isEqualTo("4.0");
        assertThat(share(List.of(90, 10), 0).equal().number()).isEqualTo("1.2");
    }

    @Test
    void ofNothingIsNothing() {
        var share =
                Share.of(ItemKind.UNITS, List.of(item("a", 0, 0, 0), item("b", -1, 0, 0)), wan(5));

        assertThat(share.largest()).isNull();
        assertThat(share.segments()).isEmpty();
        assertThat(share.equal().cell()).isEmpty();
    }

    private static Share share(List<Integer> values, long outside) {
        var items = values.stream().map(value -> item("项目 " + value, value, 1, 1)).toList();
        var sum = values.stream().mapToLong(Integer::longValue).sum();
        return Share.of(ItemKind.PROJECTS, items, wan(sum + outside));
    }
}
