package budgettrail.query.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows are made as they are looked at. */
class RowsTest {
    private static final List<Integer> MANY = IntStream.range(0, 10_000).boxed().toList();

    private final List<Integer> made = new ArrayList<>();
    private final Rows<Integer> rows = Rows.of(MANY, this::row);

    @Test
    void whatIsNotLookedAtIsNotMade() {
        assertThat(rows).as("%s", made.size()).hasSize(10_000);
        assertThat(made).isEmpty();

        assertThat(rows.stream().limit(3).toList()).containsExactly(cells(0), cells(1), cells(2));
        assertThat(made).hasSizeLessThan(1_000);
    }

    @Test
    void allAreThereInOrder() {
        var seen = new ArrayList<List<Cell>>();
        for (var row : rows) {
            seen.add(row);
        }
        assertThat(seen).hasSize(10_000).isEqualTo(MANY.stream().map(RowsTest::cells).toList());
        assertThat(made).isEqualTo(MANY);
        assertThat(rows.get(9_999)).isEqualTo(cells(9_999));
    }

    @Test
    void someCanBePicked() {
        var picked = rows.pick(IntStream.of(9_999, 0, 7));

        assertThat(picked.stream().toList()).containsExactly(cells(9_999), cells(0), cells(7));
        assertThat(made).containsExactly(9_999, 0, 7);
    }

    @Test
    void thingsMayBeTurnedIntoRowsTogether() {
        var asked = new ArrayList<Integer>();
        var together =
                Rows.ofSome(
                        MANY,
                        some -> {
                            asked.add(some.size());
                            return some.stream().map(RowsTest::cells).toList();
                        });

        assertThat(together.stream().toList()).isEqualTo(rows.stream().toList());
        assertThat(asked).hasSizeLessThan(100).allMatch(size -> size < 1_000);
    }

    private List<Cell> row(int number) {
        made.add(number);
        return cells(number);
    }

    private static List<Cell> cells(int number) {
        return List.of(new Cell.Count(number));
    }
}
